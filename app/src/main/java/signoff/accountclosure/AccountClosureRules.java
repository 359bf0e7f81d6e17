// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import signoff.accountclosure.AccountClosureFact.AccountCodeRanOut;
import signoff.accountclosure.AccountClosureFact.AccountConfirmed;
import signoff.accountclosure.AccountClosureFact.AccountEndNear;
import signoff.accountclosure.AccountClosureFact.AccountWithdrew;
import signoff.accountclosure.AccountClosureFact.FarewellEnded;
import signoff.accountclosure.AccountClosureFact.FarewellWasLate;
import signoff.accountclosure.AccountClosureFact.HolderErased;
import signoff.accountclosure.AccountClosureFact.HolderMustBeKept;
import signoff.accountclosure.AccountClosureFact.IdentityTimeOver;
import signoff.accountclosure.AccountClosureFact.LineStays;
import signoff.accountclosure.AccountClosureFact.LinesAsked;
import signoff.accountclosure.AccountClosureFact.LinesHaveEnded;
import signoff.accountclosure.AccountClosureFact.LinesLookDue;
import signoff.accountclosure.AccountClosureFact.LinesStillRun;
import signoff.accountclosure.AccountClosureFact.NewAccountCodeAsked;
import signoff.accountclosure.AccountClosureFact.NothingIsLeft;
import signoff.accountclosure.AccountClosureFact.SignInDaysOver;
import signoff.accountclosure.AccountClosureFact.SignInEnded;
import signoff.accountclosure.AccountClosureFact.SomethingIsLeft;
import signoff.accountclosure.AccountClosureFact.WrongAccountCodeGiven;
import signoff.accountclosure.AccountClosureOrder.AskForLines;
import signoff.accountclosure.AccountClosureOrder.EndAccountCase;
import signoff.accountclosure.AccountClosureOrder.EndSignIn;
import signoff.accountclosure.AccountClosureOrder.EraseHolder;
import signoff.accountclosure.AccountClosureOrder.LookAtLines;
import signoff.accountclosure.AccountClosureOrder.LookForStays;
import signoff.accountclosure.AccountClosureOrder.LookOnceMore;
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
import signoff.workflow.Instruction;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how the closing of an account moves. Pure: no clock, no database, no network. */
final class AccountClosureRules {

    /** What {@code Codes.Purpose} calls the codes of this module. */
    static final String CODE_KIND = "account-closure";

    // spotless:off
    static final TransitionTable<AccountClosureFile, AccountClosureState, AccountClosureFact>
            TABLE = table()
            .row(AwaitingAccountCode.class, NewAccountCodeAsked.class, AwaitingAccountCode.class,
                    AccountClosureRules::sendAgain)
            .row(AwaitingAccountCode.class, WrongAccountCodeGiven.class, AwaitingAccountCode.class,
                    AccountClosureRules::countWrongCode)
            .row(AwaitingAccountCode.class, AccountCodeRanOut.class, AccountLapsed.class,
                    (file, state, fact) -> over(file, new AccountLapsed(fact.at())))
            .row(AwaitingAccountCode.class, AccountWithdrew.class, AccountWithdrawn.class,
                    (file, state, fact) -> over(file, new AccountWithdrawn(fact.at())))
            .row(AwaitingAccountCode.class, AccountConfirmed.class, ClosingLines.class,
                    (file, state, fact) -> look(file, fact.at(), new AskForLines()))
            .row(ClosingLines.class, LinesAsked.class, ClosingLines.class,
                    AccountClosureRules::begin)
            .row(ClosingLines.class, LinesLookDue.class, ClosingLines.class,
                    (file, state, fact) -> look(file, fact.at(), new LookAtLines()))
            .row(ClosingLines.class, LinesStillRun.class, ClosingLines.class,
                    (file, state, fact) -> to(file, new ClosingLines(fact.lookAt())))
            .row(ClosingLines.class, LineStays.class, AccountKept.class,
                    (file, state, fact) -> over(file, new AccountKept(fact.at())))
            .row(ClosingLines.class, AccountWithdrew.class, AccountWithdrawn.class,
                    (file, state, fact) -> over(file, new AccountWithdrawn(fact.at())))
            .row(ClosingLines.class, LinesHaveEnded.class, SignInLeft.class,
                    AccountClosureRules::leaveSignIn)
            .row(SignInLeft.class, AccountEndNear.class, SignInLeft.class,
                    AccountClosureRules::remind)
            .row(SignInLeft.class, LinesLookDue.class, SignInLeft.class,
                    (file, state, fact) -> ordered(file, state, new LookForStays()))
            .row(SignInLeft.class, SignInDaysOver.class, SignInLeft.class,
                    (file, state, fact) -> ordered(
                            file, signInUntil(file, fact.at()), new LookOnceMore()))
            .row(SignInLeft.class, SomethingIsLeft.class, SignInLeft.class,
                    (file, state, fact) -> to(file, signInUntil(file, fact.at())))
            .row(SignInLeft.class, LineStays.class, AccountKept.class,
                    (file, state, fact) -> over(file, new AccountKept(fact.at())))
            .row(SignInLeft.class, AccountWithdrew.class, AccountWithdrawn.class,
                    (file, state, fact) -> over(file, new AccountWithdrawn(fact.at())))
            .row(SignInLeft.class, NothingIsLeft.class, Parting.class,
                    AccountClosureRules::part)
            .row(Parting.class, FarewellEnded.class, Parting.class,
                    (file, state, fact) -> endSignIn(file, fact.at()))
            .row(Parting.class, FarewellWasLate.class, Parting.class,
                    (file, state, fact) -> endSignIn(file, fact.at()))
            .row(Parting.class, SignInEnded.class, IdentityKept.class,
                    (file, state, fact) ->
                            to(file, new IdentityKept(file.identityUntil(fact.at()))))
            .row(IdentityKept.class, IdentityTimeOver.class, IdentityKept.class,
                    (file, state, fact) ->
                            ordered(file, keptUntil(file, fact.at()), new EraseHolder()))
            .row(IdentityKept.class, HolderMustBeKept.class, IdentityKept.class,
                    (file, state, fact) -> to(file, keptUntil(file, fact.at())))
            .row(IdentityKept.class, HolderErased.class, AccountEnded.class,
                    (file, state, fact) ->
                            ordered(file, new AccountEnded(fact.at()), new EndAccountCase()));
    // spotless:on

    private static Step<AccountClosureFile, AwaitingAccountCode> sendAgain(
            AccountClosureFile file, AwaitingAccountCode state, NewAccountCodeAsked fact) {
        var next = awaiting(file, state.until(), fact.at(), state.round() + 1);
        return to(file, next, tellCode(file, next));
    }

    /** A code never outlives the request; a new one gives no new time to confirm. */
    static AwaitingAccountCode awaiting(
            AccountClosureFile file, Instant until, Instant at, int round) {
        var fresh = at.plus(file.terms().codeValid());
        return new AwaitingAccountCode(until, fresh.isBefore(until) ? fresh : until, round, 0);
    }

    private static Step<AccountClosureFile, AwaitingAccountCode> countWrongCode(
            AccountClosureFile file, AwaitingAccountCode state, WrongAccountCodeGiven fact) {
        var tries = state.wrongTries() + 1;
        var next = new AwaitingAccountCode(state.until(), state.codeUntil(), state.round(), tries);
        return to(file, next);
    }

    private static Step<AccountClosureFile, ClosingLines> look(
            AccountClosureFile file, Instant at, Instruction order) {
        return ordered(file, new ClosingLines(at.plus(file.terms().lookWithin())), order);
    }

    private static Step<AccountClosureFile, ClosingLines> begin(
            AccountClosureFile file, ClosingLines state, LinesAsked fact) {
        return to(
                file.asked(fact.closings()),
                new ClosingLines(fact.lookAt()),
                tell(file, Notice.ACCOUNT_CLOSING));
    }

    private static Step<AccountClosureFile, SignInLeft> leaveSignIn(
            AccountClosureFile file, ClosingLines state, LinesHaveEnded fact) {
        // A reminder that would come at once reminds of what was said a moment ago.
        var late = !fact.until().minus(file.terms().remindBefore()).isAfter(fact.at());
        var next = new SignInLeft(fact.until(), late);
        return to(file.ended(fact.at()), next, tell(file, Notice.ACCOUNT_LINES_CLOSED, next));
    }

    private static Step<AccountClosureFile, SignInLeft> remind(
            AccountClosureFile file, SignInLeft state, AccountEndNear fact) {
        var next = new SignInLeft(state.until(), true);
        return to(file, next, tell(file, Notice.ACCOUNT_ENDS_SOON, next));
    }

    private static SignInLeft signInUntil(AccountClosureFile file, Instant at) {
        return new SignInLeft(at.plus(file.terms().lookWithin()), true);
    }

    // The message first: afterwards nobody can be written to.
    private static Step<AccountClosureFile, Parting> part(
            AccountClosureFile file, SignInLeft state, NothingIsLeft fact) {
        var next = new Parting(fact.at().plus(file.terms().lookWithin()));
        return to(file, next, tell(file, Notice.ACCOUNT_ENDED));
    }

    private static Step<AccountClosureFile, Parting> endSignIn(
            AccountClosureFile file, Instant at) {
        return ordered(file, new Parting(at.plus(file.terms().lookWithin())), new EndSignIn());
    }

    private static IdentityKept keptUntil(AccountClosureFile file, Instant at) {
        return new IdentityKept(at.plus(file.terms().lookWithin()));
    }

    private static <S extends AccountClosureState> Step<AccountClosureFile, S> over(
            AccountClosureFile file, S state) {
        return Step.<AccountClosureFile, S>to(file, state, tell(file, Notice.ACCOUNT_KEPT))
                .with(new EndAccountCase());
    }

    private static <S extends AccountClosureState> Step<AccountClosureFile, S> ordered(
            AccountClosureFile file, S state, Instruction order) {
        return Step.<AccountClosureFile, S>to(file, state).with(order);
    }

    /** The code itself is computed when the message is sent: neither row nor journal has it. */
    static TellSubscriber tellCode(AccountClosureFile file, AwaitingAccountCode state) {
        var facts = facts(file);
        facts.put("noticeReceived", file.askedAt().toString());
        facts.put("codeValidUntil", state.codeUntil().toString());
        facts.put("codeKind", CODE_KIND);
        facts.put("codeSubject", file.id().value().toString());
        facts.put("codeContent", file.content());
        facts.put("codeRound", Integer.toString(state.round()));
        return telling(file, Notice.ACCOUNT_CONFIRM, state.round(), facts);
    }

    private static TellSubscriber tell(AccountClosureFile file, Notice notice) {
        return telling(file, notice, 0, facts(file));
    }

    private static TellSubscriber tell(AccountClosureFile file, Notice notice, SignInLeft state) {
        var facts = facts(file);
        facts.put("signInUntil", state.until().toString());
        return telling(file, notice, 0, facts);
    }

    // About no line: each of them counts as one that may end with its number (I32).
    private static TellSubscriber telling(
            AccountClosureFile file, Notice notice, int round, Map<String, String> facts) {
        return new TellSubscriber(file.id().account(), null, notice, round, facts);
    }

    private static Map<String, String> facts(AccountClosureFile file) {
        var facts = new TreeMap<String, String>();
        facts.put("caseNumber", file.id().number());
        facts.put("zone", file.terms().zone());
        return facts;
    }

    private static TransitionTable<AccountClosureFile, AccountClosureState, AccountClosureFact>
            table() {
        return new TransitionTable<>();
    }

    private AccountClosureRules() {}
}
