// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import signoff.kernel.AccountId;
import signoff.notification.TellAddressee;
import signoff.registration.AddressProof.Fact;
import signoff.registration.AddressProof.File;
import signoff.registration.AddressProof.State;
import signoff.registration.AddressProof.State.Asked;
import signoff.registration.AddressProof.State.Expired;
import signoff.registration.AddressProof.State.Proven;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/**
 * The case of a code that was sent to an address. It waits for its reader alone, and not for long.
 * Pure: no clock, no database.
 */
final class AddressProof implements CaseType<File, State, Fact> {

    static final AddressProof CASE = new AddressProof();

    /** What is known in every state. */
    record File(AccountId account, Purpose purpose, Telling afterwards) {}

    sealed interface State {

        /** A code is on its way, and works until then. */
        record Asked(Instant until) implements State {}

        /** The code came back, or the change needed none. */
        record Proven(Instant at) implements State {}

        record Expired(Instant at) implements State {}
    }

    sealed interface Fact {

        record CodeWasAsked(Instant at) implements Fact {}

        record CodeCameBack(Instant at) implements Fact {}

        record CodeRanOut(Instant at) implements Fact {}

        /** A contact was removed by a person who had signed in. */
        record ContactWasRemoved(Instant at) implements Fact {}
    }

    // spotless:off
    static final TransitionTable<File, State, Fact> TABLE =
            new TransitionTable<File, State, Fact>()
            .row(Asked.class, Fact.CodeCameBack.class, Proven.class, AddressProof::prove)
            .row(Asked.class, Fact.CodeRanOut.class, Expired.class, AddressProof::expire);
    // spotless:on

    private static Step<File, Proven> prove(File file, Asked state, Fact.CodeCameBack fact) {
        var effects = effects(file.account(), file.afterwards()).toArray(Effect[]::new);
        return to(file, new Proven(fact.at()), effects);
    }

    private static Step<File, Expired> expire(File file, Asked state, Fact.CodeRanOut fact) {
        return to(file, new Expired(fact.at()));
    }

    /** One telling for each address: what one of them never gets, another one does. */
    static List<Effect> effects(AccountId account, Telling telling) {
        return effects(account, telling, Map.of());
    }

    static List<Effect> effects(AccountId account, Telling telling, Map<String, String> facts) {
        var notice = telling.notice();
        if (notice == null) return List.of();
        return telling.addressees().stream()
                .<Effect>map(to -> new TellAddressee(account, to, notice, 0, facts))
                .toList();
    }

    private AddressProof() {}

    @Override
    public String name() {
        return "address-proof";
    }

    @Override
    public Class<File> file() {
        return File.class;
    }

    @Override
    public Class<State> states() {
        return State.class;
    }

    @Override
    public Class<Fact> facts() {
        return Fact.class;
    }

    @Override
    public TransitionTable<File, State, Fact> table() {
        return TABLE;
    }

    @Override
    public Optional<Wait<Fact>> waits(File file, State state) {
        return switch (state) {
            case Asked(var until) ->
                Optional.of(new Wait<>(Wait.Owner.SUBSCRIBER, until, new Fact.CodeRanOut(until)));
            case Proven _, Expired _ -> Optional.empty();
        };
    }

    /** A code that cannot be delivered is told to nobody: whoever asked may not be its reader. */
    @Override
    public Optional<Fact> factOf(File file, State state, Ended ended) {
        return Optional.empty();
    }

    @Override
    public List<Told<Fact>> carryOut(List<Ordered<File>> orders, Instant at) {
        throw new IllegalStateException("no rule of " + name() + " orders anything");
    }

    @Override
    public boolean isTold() {
        return false;
    }

    @Override
    public String policyVersion(File file) {
        return "none";
    }
}
