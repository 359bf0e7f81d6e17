// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signoff.closure.check.Check.Code;
import signoff.closure.check.Check.Owner;
import signoff.closure.check.Check.Remedy;
import signoff.closure.check.Check.Result;
import signoff.line.commitment.Commitment;
import signoff.policy.AllowedWeights;
import signoff.policy.ClosurePolicy.Severity;
import signoff.subscriber.Contacts.Reachable;

/** Each check, for each weight that a policy may give it: what it does, and who must do what. */
class ChecksTest {

    /** SF-42 to SF-50, X-11, X-13: the decision table of 4.6. */
    @ParameterizedTest(name = "{0} as {1}")
    @CsvFileSource(resources = "checks.csv", delimiter = '|', nullValues = "-")
    void what_is_found_weighs_what_the_policy_says(
            Code code,
            Severity weight,
            boolean stops,
            boolean asks,
            @AggregateWith(Outcome.Reader.class) Outcome outcome) {
        SEEN.add(new AllowedWeights(code.name(), weight));
        var check = new Looking().with(code, weight).everything().check(code);
        assertThat(check.result()).isEqualTo(Result.FOUND);
        assertThat(check.severity()).isEqualTo(weight);
        assertThat(check.stops()).isEqualTo(stops);
        assertThat(check.asksConsent()).isEqualTo(asks);
        assertThat(check.readAt()).isEqualTo(Looking.NOW);
        assertThat(Outcome.of(check)).isEqualTo(outcome);
    }

    /** Of the other checks, some always have a word: nobody knows what is on a card. */
    @ParameterizedTest
    @EnumSource(Code.class)
    void where_there_is_nothing_nobody_has_to_do_anything(Code code) {
        var check = new Looking().check(code);
        if (code == Code.BACKUP) return;
        assertThat(check.result()).isEqualTo(Result.CLEAR);
        assertThat(check.stops()).isFalse();
        assertThat(check.asksConsent()).isFalse();
        assertThat(check.owner()).isEqualTo(Owner.NOBODY);
        assertThat(check.remedy()).isNull();
        assertThat(check.deadline()).isNull();
    }

    /**
     * SF-46: after that it is settled as it stands, and nobody is kept for a bank that is silent.
     */
    @Test
    void a_payment_under_way_is_waited_for_no_longer_than_the_policy_says() {
        var looking = new Looking().with(Code.RUNNING_TRANSACTION, Severity.BLOCK);
        assertThat(looking.topUpSince("-PT23H59M")
                        .check(Code.RUNNING_TRANSACTION)
                        .stops())
                .isTrue();
        var after = looking.topUpSince("-PT24H").check(Code.RUNNING_TRANSACTION);
        assertThat(after.stops()).isFalse();
        assertThat(after.severity()).isEqualTo(Severity.SETTLE);
    }

    /** I34: the last of several changes counts, and what was long ago does not. */
    @ParameterizedTest
    @CsvSource({"-PT1H, -PT80H, true", "-PT80H, -PT1H, true", "-PT72H, -PT73H, false"})
    void a_change_of_sim_or_credentials_counts_for_as_long_as_the_policy_says(
            String sim, String password, boolean stops) {
        var check = new Looking().simSince(sim).passwordSince(password).check(Code.RECENT_CHANGE);
        assertThat(check.stops()).isEqualTo(stops);
        assertThat(check.found()).isEqualTo(stops);
    }

    /**
     * whoever can read the code on the line itself, or needs none, is told and let in; what
     * else is needed is told by what is there (SF-59).
     */
    @Test
    void only_who_could_get_no_code_is_kept_for_a_contact() {
        var own = new Looking().reachable(Reachable.WHILE_IT_LIVES).check(Code.CONTACT);
        assertThat(own.found()).isTrue();
        assertThat(own.stops()).isFalse();
        assertThat(own.severity()).isEqualTo(Severity.ADVISE);
        var lost = new Looking().reachable(Reachable.NOT_AT_ALL);
        assertThat(lost.check(Code.CONTACT).stops()).isTrue();
        assertThat(lost.withoutCode().check(Code.CONTACT).stops()).isFalse();
    }

    /** C6: the code proves it, and is sent to whom the line belongs; so it keeps nobody waiting. */
    @ParameterizedTest
    @CsvSource({"SIGNED_IN, false", "BY_CODE, false", "STAFF, true", "PROGRAM, true"})
    void who_asks_is_proved_by_signing_in_or_by_the_code_and_may_ask_before(
            Asker asker, boolean found) {
        var looking = new Looking().askedBy(asker);
        var check = looking.check(Code.IDENTITY);
        assertThat(check.found()).isEqualTo(found);
        assertThat(check.severity()).isEqualTo(Severity.BLOCK);
        assertThat(check.stops()).isFalse();
        assertThat(check.facts()).containsEntry("asker", asker.name().toLowerCase(Locale.ROOT));
        assertThat(looking.withoutCode().check(Code.IDENTITY).severity())
                .isEqualTo(found ? Severity.ADVISE : Severity.BLOCK);
    }

    /** I28: what is kept of a check says later what it said then. */
    @ParameterizedTest
    @EnumSource(Code.class)
    void what_is_kept_of_a_check_says_later_what_it_said_then(Code code) {
        var check = new Looking().everything().check(code);
        var again = Check.of(check.kept(), check.readAt());
        assertThat(again.words()).isEqualTo(check.words());
        assertThat(again.result()).isEqualTo(check.result());
        assertThat(again.stops()).isEqualTo(check.stops());
        assertThat(again.unused()).isEqualTo(check.unused());
        assertThat(again.kept()).isEqualTo(check.kept());
    }

    @Test
    void a_term_that_is_over_by_the_stop_and_a_lock_that_has_run_out_are_nothing() {
        var looking = new Looking()
                .tied(new Commitment(
                        Looking.STOP, 90_00, 0, null, null, Looking.NOW, null, null, null));
        assertThat(looking.check(Code.MINIMUM_TERM).found()).isFalse();
        assertThat(looking.check(Code.NUMBER_LOCKED).found()).isFalse();
    }

    /** A check that cannot be made is told as such; whether it stops anything, the policy says. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void one_that_fails_hides_no_other(boolean unknownBlocks) {
        var checks =
                new Looking().everything().unread().unknownBlocks(unknownBlocks).checks();
        var unknown = EnumSet.of(
                Code.ALLOWANCE,
                Code.PLAN_CHANGE,
                Code.RECENT_CHANGE,
                Code.CONTACT,
                Code.PORT_RUNNING,
                Code.NUMBER_LOCKED,
                Code.MINIMUM_TERM,
                Code.DEVICE_INSTALMENTS,
                Code.LEASED_DEVICE,
                Code.BOUND_DEVICES,
                Code.BINDINGS,
                Code.LEGAL_HOLD);
        assertThat(checks).extracting(Check::code).containsExactly(Code.values());
        for (var check : checks) {
            assertThat(check.unknown()).as("%s", check).isEqualTo(unknown.contains(check.code()));
            if (!check.unknown()) continue;
            assertThat(check.owner()).isEqualTo(Owner.OPERATOR);
            assertThat(check.remedy()).isEqualTo(Remedy.LOOK_AGAIN);
            assertThat(check.asksConsent()).isFalse();
            assertThat(check.stops())
                    .isEqualTo(unknownBlocks && check.severity() == Severity.BLOCK);
        }
    }

    @Test
    void one_that_throws_is_unknown_alone() {
        var checks = new Looking().everything().withBrokenOrders().checks();
        assertThat(checks)
                .filteredOn(Check::unknown)
                .extracting(Check::code)
                .containsExactly(Code.UNFINISHED_ORDER, Code.RUNNING_TRANSACTION);
    }

    /** a bill stops who does not pay it, and a top-up that covers it puts it right. */
    @ParameterizedTest
    @CsvSource({"2600, 2599, true, BLOCK", "2600, 2600, false, SETTLE", "2600, 9000, false, SETTLE"
    })
    void a_bill_that_the_balance_pays_stops_nobody(
            long bills, long paid, boolean stops, Severity weight) {
        var looking = new Looking().with(Code.UNPAID_BILL, Severity.BLOCK);
        var check = looking.owing(bills, paid).check(Code.UNPAID_BILL);
        assertThat(check.found()).isTrue();
        assertThat(check.stops()).isEqualTo(stops);
        assertThat(check.severity()).isEqualTo(weight);
    }

    /** I11: an order that nobody carries out has an end, and keeps nobody after that. */
    @ParameterizedTest
    @CsvSource({"-PT719H, true", "-PT720H, false"})
    void an_order_for_the_number_runs_out(String since, boolean stops) {
        var at = Looking.NOW.plus(Duration.parse(since));
        var check = new Looking()
                .tied(new Commitment(null, 0, 0, null, at, null, null, null, null))
                .check(Code.PORT_RUNNING);
        assertThat(check.found()).isEqualTo(stops);
        assertThat(check.stops()).isEqualTo(stops);
    }

    @Test
    void an_order_that_is_not_delivered_says_by_when_it_is_or_gives_its_price_back() {
        var check = new Looking().everything().check(Code.UNFINISHED_ORDER);
        assertThat(check.deadline()).isEqualTo(Looking.NOW.plus(Duration.ofDays(3)));
        assertThat(check.facts()).containsEntry("until", check.deadline());
    }

    @AfterAll
    static void each_weight_that_a_policy_may_give_is_in_the_table_and_no_other() {
        assertThat(SEEN).containsExactlyInAnyOrderElementsOf(AllowedWeights.all());
    }

    // The words used above.

    private static final Set<AllowedWeights> SEEN = new HashSet<>();
}
