// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;

/**
 * Opens cases, tells them facts, reads them. Each call is one transaction, shared with others who
 * tell at the same moment, or part of the caller's if there is one. State, journal, books and
 * effects are stored in that commit or not at all.
 */
public interface Cases {

    /** A new case in its first state, with the first fact, which need not be a row of the table. */
    default <C, S, E> Read<C, S> open(CaseType<C, S, E> type, Opening<C, S, E> opening) {
        return open(type, List.of(opening)).getFirst();
    }

    /** Several new cases in one transaction, answered in their order. */
    <C, S, E> List<Read<C, S>> open(CaseType<C, S, E> type, List<Opening<C, S, E>> openings);

    /** Tells a case a fact. What the table has no row for is {@link Answer.NoMove}. */
    <C, S, E> Answer<C, S> tell(CaseType<C, S, E> type, CaseId id, E fact, Actor actor);

    /**
     * The same for a fact that depends on how the case stands once its row is locked. The function
     * may be asked again, and then judges anew.
     */
    <C, S, E> Answer<C, S> tellWhen(
            CaseType<C, S, E> type, CaseId id, Function<Read<C, S>, Optional<E>> fact, Actor actor);

    <C, S> Optional<Read<C, S>> find(CaseType<C, S, ?> type, CaseId id);

    /** Cases of a brand that stand in one state; what is due first comes first. */
    <C, S> List<Read<C, S>> standing(
            CaseType<C, S, ?> type, BrandId brand, Class<? extends S> state, int most);

    /** The last fact of one kind that the case was told; empty when it was told none. */
    <E> Optional<E> told(CaseId id, Class<E> kind);

    /** Every fact of the case, oldest first. */
    List<Entry> journal(CaseId id);

    /** Every effect of the case, in the order they were asked for. */
    List<EffectView> effects(CaseId id);

    /**
     * A person has put right what was stuck: one parked or refused effect is due again, with its
     * old key and in doubt, so that it is asked about before it is repeated. One, by its id: an
     * earlier effect of the same kind may have been refused for good, and to carry that out as well
     * would be to do it twice.
     *
     * @return whether it is due again
     */
    boolean tryAgain(CaseId id, EffectId effect);

    /**
     * Effects that wait for a person, of every case of the brand, oldest first. What was refused in
     * a case that has ended since waits for nobody, such as a card that was declined.
     */
    List<Parked> parked(BrandId brand, int most);

    record Opening<C, S, E>(
            CaseId id, BrandId brand, C file, S state, E fact, Actor actor, List<Effect> effects) {}

    /** A case as it stands. */
    record Read<C, S>(CaseId id, BrandId brand, C file, S state, int version) {}

    sealed interface Answer<C, S> {
        record Moved<C, S>(Read<C, S> now) implements Answer<C, S> {}

        record NoMove<C, S>(Read<C, S> now) implements Answer<C, S> {}

        record NotFound<C, S>() implements Answer<C, S> {}
    }

    /** One line of the journal. */
    record Entry(int number, String fact, Instant at, Actor actor, String before, String after) {}

    /** One effect, as a person sees it. */
    record EffectView(
            EffectId id, Effect effect, Instant askedAt, int attempts, String status, Instant at) {}

    /**
     * An effect that waits for a person.
     *
     * @param caseType the name of the type of its case
     * @param why the refusal, or that a handler failed
     */
    record Parked(
            CaseId owner,
            String caseType,
            EffectId id,
            String kind,
            String target,
            int attempts,
            Refusal why,
            Instant since) {}
}
