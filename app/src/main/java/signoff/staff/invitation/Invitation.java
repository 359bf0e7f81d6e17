// SPDX-License-Identifier: Apache-2.0
package signoff.staff.invitation;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signoff.kernel.AccountId;
import signoff.staff.invitation.Invitation.Fact;
import signoff.staff.invitation.Invitation.Fact.CodeCameBack;
import signoff.staff.invitation.Invitation.Fact.CodeRanOut;
import signoff.staff.invitation.Invitation.File;
import signoff.staff.invitation.Invitation.State;
import signoff.staff.invitation.Invitation.State.Accepted;
import signoff.staff.invitation.Invitation.State.Lapsed;
import signoff.staff.invitation.Invitation.State.Sent;
import signoff.workflow.CaseType;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/**
 * The case of an invitation of staff. It waits for the invited person alone. Pure: no clock, no
 * database.
 */
public final class Invitation implements CaseType<File, State, Fact> {

    public static final Invitation CASE = new Invitation();

    /** What is known in every state. */
    public record File(AccountId member) {}

    public sealed interface State {

        /** A code is on its way, and works until then. */
        record Sent(Instant until) implements State {}

        record Accepted(Instant at) implements State {}

        record Lapsed(Instant at) implements State {}
    }

    public sealed interface Fact {

        record StaffWereInvited(Instant at) implements Fact {}

        record CodeCameBack(Instant at) implements Fact {}

        record CodeRanOut(Instant at) implements Fact {}
    }

    // spotless:off
    static final TransitionTable<File, State, Fact> TABLE =
            new TransitionTable<File, State, Fact>()
            .row(Sent.class, CodeCameBack.class, Accepted.class, Invitation::accept)
            .row(Sent.class, CodeRanOut.class, Lapsed.class, Invitation::lapse);
    // spotless:on

    private static Step<File, Accepted> accept(File file, Sent state, CodeCameBack fact) {
        return to(file, new Accepted(fact.at()));
    }

    private static Step<File, Lapsed> lapse(File file, Sent state, CodeRanOut fact) {
        return to(file, new Lapsed(fact.at()));
    }

    private Invitation() {}

    @Override
    public String name() {
        return "staff-invitation";
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
            case Sent(var until) ->
                Optional.of(new Wait<>(Wait.Owner.OPERATOR, until, new CodeRanOut(until)));
            case Accepted _, Lapsed _ -> Optional.empty();
        };
    }

    /** What cannot be delivered is seen by the administrator, who invites again. */
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
