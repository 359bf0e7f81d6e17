// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.accountclosure.AccountClosureFact.*;
import signoff.accountclosure.AccountClosureOrder.*;
import signoff.accountclosure.AccountClosureState.*;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.workflow.Instruction;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;
import signoff.workflow.Wait.Owner;

/** Closing a whole account (SF-52, X-13): each rule told as one example. */
class AccountClosureRulesTest {

    @Test
    void a_new_code_gives_no_new_time_to_confirm_I33() {
        given(new AwaitingAccountCode(WEEK, NOW, 1, 3))
                .when(new NewAccountCodeAsked(NOW))
                .then(new AwaitingAccountCode(WEEK, NOW.plus(Duration.ofHours(72)), 2, 0))
                .tells(Notice.ACCOUNT_CONFIRM);
        var late = WEEK.minusSeconds(60);
        given(new AwaitingAccountCode(WEEK, NOW, 1, 0))
                .when(new NewAccountCodeAsked(late))
                .then(new AwaitingAccountCode(WEEK, WEEK, 2, 0));
    }

    @Test
    void a_wrong_code_is_counted_I33() {
        given(new AwaitingAccountCode(WEEK, WEEK, 1, 0))
                .when(new WrongAccountCodeGiven(NOW))
                .then(new AwaitingAccountCode(WEEK, WEEK, 1, 1))
                .tells();
    }

    @Test
    void without_a_code_nothing_is_closed() {
        given(AWAITING)
                .when(new AccountCodeRanOut(WEEK))
                .then(new AccountLapsed(WEEK), new EndAccountCase())
                .tells(Notice.ACCOUNT_KEPT);
    }

    @Test
    void the_code_asks_for_all_lines_in_one_commit() {
        given(AWAITING)
                .when(new AccountConfirmed(NOW))
                .then(new ClosingLines(TOMORROW), new AskForLines())
                .tells();
        given(CLOSING)
                .when(new LinesAsked(NOW, Map.of(LINE, CASE), WEEK))
                .then(new ClosingLines(WEEK))
                .tells(Notice.ACCOUNT_CLOSING);
    }

    @Test
    void lines_are_looked_at_when_the_last_of_them_can_have_ended() {
        given(CLOSING)
                .when(new LinesLookDue(NOW))
                .then(new ClosingLines(TOMORROW), new LookAtLines());
        given(CLOSING)
                .when(new LinesStillRun(NOW, WEEK))
                .then(new ClosingLines(WEEK))
                .tells();
    }

    @Test
    void a_line_that_stays_keeps_its_account() {
        for (var state : List.of(CLOSING, LEFT)) {
            given(state)
                    .when(new LineStays(NOW, LINE))
                    .then(new AccountKept(NOW), new EndAccountCase())
                    .tells(Notice.ACCOUNT_KEPT);
        }
        given(LEFT).when(new LinesLookDue(NOW)).then(LEFT, new LookForStays());
    }

    @Test
    void who_can_sign_in_can_keep_the_account() {
        for (var state : List.of(AWAITING, CLOSING, LEFT)) {
            given(state)
                    .when(new AccountWithdrew(NOW))
                    .then(new AccountWithdrawn(NOW), new EndAccountCase())
                    .tells(Notice.ACCOUNT_KEPT);
        }
    }

    @Test
    void after_the_last_line_signing_in_works_on_until_a_day_that_is_told_SF_82() {
        given(CLOSING)
                .when(new LinesHaveEnded(NOW, WEEK))
                .then(new SignInLeft(WEEK, false))
                .tells(Notice.ACCOUNT_LINES_CLOSED);
        given(CLOSING)
                .when(new LinesHaveEnded(NOW, TOMORROW))
                .then(new SignInLeft(TOMORROW, true)); // Too near to be reminded of.
        given(LEFT)
                .when(new AccountEndNear(NOW))
                .then(new SignInLeft(WEEK, true))
                .tells(Notice.ACCOUNT_ENDS_SOON);
    }

    @Test
    void the_account_does_not_end_while_anything_needs_it() {
        given(new SignInLeft(NOW, true))
                .when(new SignInDaysOver(NOW))
                .then(new SignInLeft(TOMORROW, true), new LookOnceMore());
        given(new SignInLeft(TOMORROW, true))
                .when(new SomethingIsLeft(NOW))
                .then(new SignInLeft(TOMORROW, true))
                .tells();
    }

    @Test
    void the_last_message_goes_before_the_contacts() {
        given(LEFT)
                .when(new NothingIsLeft(NOW))
                .then(new Parting(TOMORROW))
                .tells(Notice.ACCOUNT_ENDED);
        for (var fact : List.of(new FarewellEnded(NOW), new FarewellWasLate(NOW))) {
            given(new Parting(NOW)).when(fact).then(new Parting(TOMORROW), new EndSignIn());
        }
    }

    @Test
    void who_the_holder_was_is_kept_as_long_as_the_law_wants_and_no_longer_I31() {
        var kept = FILE.ended(NOW.minus(Duration.ofDays(90)));
        new Given(kept, new Parting(NOW))
                .when(new SignInEnded(NOW))
                .then(new IdentityKept(NOW.plus(Duration.ofDays(640))));
        var soon = FILE.ended(NOW.minus(Duration.ofDays(900)));
        new Given(soon, new Parting(NOW)).when(new SignInEnded(NOW)).then(new IdentityKept(NOW));
        given(new IdentityKept(NOW))
                .when(new IdentityTimeOver(NOW))
                .then(new IdentityKept(TOMORROW), new EraseHolder());
        given(new IdentityKept(TOMORROW))
                .when(new HolderMustBeKept(NOW))
                .then(new IdentityKept(TOMORROW));
        given(new IdentityKept(TOMORROW))
                .when(new HolderErased(NOW))
                .then(new AccountEnded(NOW), new EndAccountCase())
                .tells();
    }

    @Test
    void every_state_but_an_end_waits_for_somebody_I11() {
        assertThat(AccountClosureType.waiting(FILE, AWAITING).orElseThrow().owner())
                .isEqualTo(Owner.SUBSCRIBER);
        for (var state : List.of(CLOSING, LEFT, new Parting(WEEK), new IdentityKept(WEEK))) {
            assertThat(AccountClosureType.waiting(FILE, state)).isPresent();
        }
        for (var end : List.of(
                new AccountEnded(NOW),
                new AccountWithdrawn(NOW),
                new AccountKept(NOW),
                new AccountLapsed(NOW))) {
            assertThat(AccountClosureType.waiting(FILE, end)).isEmpty();
            assertThat(AccountClosureRules.TABLE.rows())
                    .as("I3: an end is an end")
                    .noneMatch(row -> row.from() == end.getClass());
        }
    }

    @Test
    void a_code_is_bound_to_the_lines_and_to_what_is_given_up_I33() {
        var more = new AccountClosureFile(
                FILE.id(), TERMS, Map.of(LINE, Set.of("ALLOWANCE")), NOW, Map.of(), null);
        assertThat(more.content()).isNotEqualTo(FILE.content());
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(AccountClosureRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    static final Instant WEEK = NOW.plus(Duration.ofDays(7));
    static final UUID LINE = new UUID(0, 2);
    static final UUID CASE = new UUID(0, 3);
    static final AccountTerms TERMS = new AccountTerms(
            "test-1",
            "Asia/Shanghai",
            Duration.ofDays(7),
            Duration.ofHours(72),
            5,
            Duration.ofDays(2),
            Duration.ofDays(1),
            Duration.ofDays(90),
            Duration.ofDays(730));
    static final AccountClosureFile FILE = new AccountClosureFile(
            new CaseId(new AccountId(new UUID(0, 1)), new UUID(0, 4)),
            TERMS,
            Map.of(LINE, Set.of()),
            NOW,
            Map.of(),
            null);
    static final AwaitingAccountCode AWAITING = new AwaitingAccountCode(WEEK, WEEK, 1, 0);
    static final ClosingLines CLOSING = new ClosingLines(NOW);
    static final SignInLeft LEFT = new SignInLeft(WEEK, false);
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static Given given(AccountClosureState state) {
        return new Given(FILE, state);
    }

    record Given(AccountClosureFile file, AccountClosureState state) {

        Told when(AccountClosureFact fact) {
            TOLD.add(List.of(state.getClass(), fact.getClass()));
            return new Told(AccountClosureRules.TABLE.decide(file, state, fact));
        }
    }

    record Told(Optional<Step<AccountClosureFile, AccountClosureState>> step) {

        Told then(AccountClosureState state, Instruction... orders) {
            assertThat(step.orElseThrow().state()).isEqualTo(state);
            assertThat(step.orElseThrow().instructions()).isEqualTo(Arrays.asList(orders));
            return this;
        }

        Told tells(Notice... notices) {
            var told = step.orElseThrow().effects().stream()
                    .map(effect -> ((TellSubscriber) effect).notice())
                    .toList();
            assertThat(told).containsExactly(notices);
            return this;
        }
    }
}
