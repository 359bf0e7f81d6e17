// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signoff.kernel.CaseId;

/**
 * One kind of case: its table of moves, how long its states wait, and what outcomes from outside
 * mean to it. A Spring bean of the module that owns the case.
 *
 * @param <C> the file: what is known of the case in every state; a record
 * @param <S> the states: a sealed interface of records
 * @param <E> the facts: a sealed interface of records
 */
public interface CaseType<C, S, E> {

    /** The name it is stored under, for ever. */
    String name();

    Class<C> file();

    Class<S> states();

    Class<E> facts();

    TransitionTable<C, S, E> table();

    /** Empty for an end, and only for an end. */
    Optional<Wait<E>> waits(C file, S state);

    /** Whether the outcome of such an effect can mean anything to the case. */
    default boolean minds(Class<? extends Effect> effect) {
        return true;
    }

    /** What an outcome means to the case; empty when the case does not care. */
    Optional<E> factOf(C file, S state, Ended ended);

    /**
     * Does what the rules asked of our own books, inside the transaction that stores the steps, set
     * by set. Answers with the facts that came of it, which move their cases in the same commit.
     */
    List<Told<E>> carryOut(List<Ordered<C>> orders, Instant at);

    /**
     * Whether programs of the brand are told its facts by the feed. What guards a person's sign-in
     * is nobody else's business.
     */
    default boolean isTold() {
        return true;
    }

    /** The policy that judges the case (I13), for its evidence. */
    String policyVersion(C file);

    /** One effect that has ended: done or refused, never anything else. */
    record Ended(Effect effect, Outcome outcome, Instant at) {}

    /** One instruction, and the case that gave it. */
    record Ordered<C>(CaseId id, C file, Instruction instruction) {}

    /** One fact for one case. */
    record Told<E>(CaseId id, E fact) {}
}
