// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.accountclosure.AccountClosureFact.AccountCodeRanOut;
import signoff.accountclosure.AccountClosureFact.AccountEndNear;
import signoff.accountclosure.AccountClosureFact.FarewellEnded;
import signoff.accountclosure.AccountClosureFact.FarewellWasLate;
import signoff.accountclosure.AccountClosureFact.IdentityTimeOver;
import signoff.accountclosure.AccountClosureFact.LinesLookDue;
import signoff.accountclosure.AccountClosureFact.SignInDaysOver;
import signoff.accountclosure.AccountClosureState.AccountEnded;
import signoff.accountclosure.AccountClosureState.AccountKept;
import signoff.accountclosure.AccountClosureState.AccountLapsed;
import signoff.accountclosure.AccountClosureState.AccountWithdrawn;
import signoff.accountclosure.AccountClosureState.AwaitingAccountCode;
import signoff.accountclosure.AccountClosureState.ClosingLines;
import signoff.accountclosure.AccountClosureState.IdentityKept;
import signoff.accountclosure.AccountClosureState.Parting;
import signoff.accountclosure.AccountClosureState.SignInLeft;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Outcome;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Closings of accounts as cases: how long each state waits, and what a sent message means. */
@Component
final class AccountClosureType
        implements CaseType<AccountClosureFile, AccountClosureState, AccountClosureFact> {

    private final AccountClosureBooks books;

    AccountClosureType(AccountClosureBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "account-closure";
    }

    @Override
    public Class<AccountClosureFile> file() {
        return AccountClosureFile.class;
    }

    @Override
    public Class<AccountClosureState> states() {
        return AccountClosureState.class;
    }

    @Override
    public Class<AccountClosureFact> facts() {
        return AccountClosureFact.class;
    }

    @Override
    public TransitionTable<AccountClosureFile, AccountClosureState, AccountClosureFact> table() {
        return AccountClosureRules.TABLE;
    }

    @Override
    public Optional<Wait<AccountClosureFact>> waits(
            AccountClosureFile file, AccountClosureState state) {
        return waiting(file, state);
    }

    static Optional<Wait<AccountClosureFact>> waiting(
            AccountClosureFile file, AccountClosureState state) {
        return Optional.ofNullable(
                switch (state) {
                    case AwaitingAccountCode(var until, var code, var round, var tries) ->
                        new Wait<>(Owner.SUBSCRIBER, until, new AccountCodeRanOut(until));
                    case ClosingLines(var lookAt) -> clock(lookAt, new LinesLookDue(lookAt));
                    case SignInLeft(var until, var reminded) ->
                        reminded ? clock(until, new SignInDaysOver(until)) : near(file, until);
                    case Parting(var lookBy) -> clock(lookBy, new FarewellWasLate(lookBy));
                    case IdentityKept(var until) -> clock(until, new IdentityTimeOver(until));
                    case AccountEnded _, AccountWithdrawn _, AccountKept _, AccountLapsed _ -> null;
                });
    }

    private static Wait<AccountClosureFact> near(AccountClosureFile file, Instant until) {
        var at = until.minus(file.terms().remindBefore());
        return clock(at, new AccountEndNear(at));
    }

    private static Wait<AccountClosureFact> clock(Instant until, AccountClosureFact then) {
        return new Wait<>(Owner.CLOCK, until, then);
    }

    @Override
    public boolean minds(Class<? extends Effect> effect) {
        return effect == TellSubscriber.class;
    }

    @Override
    public Optional<AccountClosureFact> factOf(
            AccountClosureFile file, AccountClosureState state, Ended ended) {
        return Optional.ofNullable(farewell(state, ended));
    }

    // Only the last of its messages means anything, and that only while it is waited for.
    private static @Nullable AccountClosureFact farewell(AccountClosureState state, Ended ended) {
        var last = ended.effect() instanceof TellSubscriber told
                && told.notice() == Notice.ACCOUNT_ENDED
                && state instanceof Parting;
        return switch (ended.outcome()) {
            case Outcome.Done _, Outcome.Refused _ when last -> new FarewellEnded(ended.at());
            default -> null;
        };
    }

    @Override
    public List<Told<AccountClosureFact>> carryOut(
            List<Ordered<AccountClosureFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(AccountClosureFile file) {
        return file.terms().policyVersion();
    }
}
