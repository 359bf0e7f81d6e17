// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber.password;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signoff.kernel.AccountId;
import signoff.subscriber.password.PasswordReset.Fact;
import signoff.subscriber.password.PasswordReset.Fact.CodeRanOut;
import signoff.subscriber.password.PasswordReset.Fact.PasswordWasChanged;
import signoff.subscriber.password.PasswordReset.File;
import signoff.subscriber.password.PasswordReset.State;
import signoff.subscriber.password.PasswordReset.State.Asked;
import signoff.subscriber.password.PasswordReset.State.Changed;
import signoff.subscriber.password.PasswordReset.State.Expired;
import signoff.workflow.CaseType;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/**
 * The case of a forgotten password (SF-24). It waits for the subscriber alone, and not for long.
 * Pure: no clock, no database.
 */
public final class PasswordReset implements CaseType<File, State, Fact> {

    public static final PasswordReset CASE = new PasswordReset();

    /** What is known in every state. */
    public record File(AccountId account) {}

    public sealed interface State {

        /** A code is on its way, and works until then. */
        record Asked(Instant until) implements State {}

        record Changed(Instant at) implements State {}

        record Expired(Instant at) implements State {}
    }

    public sealed interface Fact {

        record CodeWasAsked(Instant at) implements Fact {}

        record PasswordWasChanged(Instant at) implements Fact {}

        record CodeRanOut(Instant at) implements Fact {}
    }

    // spotless:off
    static final TransitionTable<File, State, Fact> TABLE =
            new TransitionTable<File, State, Fact>()
            .row(Asked.class, PasswordWasChanged.class, Changed.class, PasswordReset::change)
            .row(Asked.class, CodeRanOut.class, Expired.class, PasswordReset::expire);
    // spotless:on

    private static Step<File, Changed> change(File file, Asked state, PasswordWasChanged fact) {
        return to(file, new Changed(fact.at()));
    }

    private static Step<File, Expired> expire(File file, Asked state, CodeRanOut fact) {
        return to(file, new Expired(fact.at()));
    }

    private PasswordReset() {}

    @Override
    public String name() {
        return "password-reset";
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
            case Asked asked ->
                Optional.of(new Wait<>(
                        Wait.Owner.SUBSCRIBER, asked.until(), new CodeRanOut(asked.until())));
            case Changed _, Expired _ -> Optional.empty();
        };
    }

    /** A code that cannot be delivered is not told to anybody: whoever asked may not be the one. */
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
