// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.registration.Office.begun;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.claim.Claims.Claimant;
import signoff.claim.Claims.Claiming;
import signoff.closure.Closures;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.ledger.Ledger;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.registration.Office;
import signoff.simulation.Twice;
import signoff.suspension.Suspensions;

/**
 * A line one already holds comes into one's account, and nobody else's ever does (SF-25).
 */
class ClaimsTest {

    @Test
    void who_reads_the_code_on_the_line_gets_the_line() {
        var line = unclaimed();
        var visitor = office.person();
        var identity = office.identity(line);
        var proof = ask(visitor, identity.iccid());
        var claimed = prove(visitor, proof, office.code("+" + identity.msisdn()));
        assertThat(claimed).isInstanceOf(Claiming.Claimed.class);
        var held = lines.of(visitor.account());
        assertThat(held).singleElement().satisfies(one -> {
            assertThat(one.id().value()).isEqualTo(line.value());
            assertThat(one.identity()).isEqualTo(identity);
            assertThat(one.mandates()).containsExactly(Mandate.AUTO_RENEW);
        });
        assertThat(lines.of(line.account())).isEmpty();
        assertThat(lines.holder(Office.DEMO, identity.msisdn()))
                .contains(held.getFirst().id());
    }

    @Test
    void a_line_that_is_entered_and_claimed_twice_is_entered_and_claimed_once_I36() {
        var twice = new Twice(office.part(JdbcTemplate.class));
        var line = unclaimed();
        claims.enter(line);
        var visitor = office.person();
        var proof = ask(visitor, office.identity(line).msisdn());
        var code = office.code("+" + office.identity(line).msisdn());
        var answer = twice.done("prove", () -> prove(visitor, proof, code));
        assertThat(refused(answer)).isEqualTo(Code.CODE_MUST_BE_FRESH);
        assertThat(lines.of(visitor.account())).hasSize(1);
    }

    @Test
    void a_claimed_number_has_one_holder_in_its_history() {
        var line = unclaimed();
        var visitor = office.person();
        var number = office.identity(line).msisdn();
        claim(visitor, line);
        var holders = office.part(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from lines.number_holding where msisdn = ?"
                                + " and holder = sha256(uuid_send(?)) and until_at is null",
                        Integer.class,
                        number,
                        visitor.account().value());
        assertThat(holders).isEqualTo(1); // I23
    }

    @Test
    void a_claimed_line_can_be_closed_like_any_other() {
        var line = unclaimed();
        var visitor = office.person();
        claim(visitor, line);
        var closures = office.part(Closures.class);
        assertThat(closures.preview(new LineId(visitor.account(), line.value()), null))
                .isInstanceOf(Closures.Previewing.Previewed.class);
    }

    @Test
    void what_ties_the_line_and_what_it_is_held_under_come_with_it() {
        var line = unclaimed();
        var term = Instant.parse("2030-01-01T00:00:00Z");
        office.part(Commitments.class)
                .keep(line, new Commitment(term, 100_00, 0, null, null, null, null, null, 4));
        var since = Instant.parse("2026-01-02T09:00:00Z");
        office.part(HeldOfferings.class).hold(line, new HeldOffering("data-10gb", "v-1", since));
        var visitor = office.person();
        claim(visitor, line);
        var held = new LineId(visitor.account(), line.value());
        assertThat(office.part(Commitments.class).of(held).termUntil()).isEqualTo(term);
        assertThat(office.part(HeldOfferings.class).of(held)).isPresent();
        assertThat(tablesWith(line.account())).isEmpty();
    }

    @Test
    void a_line_with_a_book_of_its_own_is_not_moved() {
        var line = unclaimed();
        var visitor = office.person();
        var number = office.identity(line).msisdn();
        var proof = ask(visitor, number);
        var code = office.code("+" + number);
        office.part(Ledger.class).open(line, Currency.getInstance("CNY"));
        assertThat(refused(prove(visitor, proof, code))).isEqualTo(Code.LINE_MUST_BE_UNCLAIMED);
    }

    @Test
    void a_line_of_somebody_else_is_not_told_apart_from_none() {
        var owner = office.person();
        var number = office.identity(office.line(owner.account())).msisdn();
        var visitor = office.person();
        for (var asked : new String[] {number, "8614299999999", "89860300000099999999"}) {
            var proof = ask(visitor, asked);
            assertThat(refused(prove(visitor, proof, "12345678"))).isEqualTo(Code.CODE_MUST_MATCH);
        }
        assertThat(office.told("+" + number)).isEmpty(); // I33
        assertThat(lines.of(owner.account())).hasSize(1);
    }

    @Test
    void a_code_is_worth_nothing_to_another_claimant_and_a_line_is_claimed_once() {
        var line = unclaimed();
        var number = office.identity(line).msisdn();
        var first = office.person();
        var second = office.person();
        var one = ask(first, number);
        var code = office.code("+" + number);
        assertThat(refused(prove(second, one, code))).isEqualTo(Code.CODE_MUST_MATCH);
        var two = ask(second, number);
        var other = office.code("+" + number);
        assertThat(prove(first, one, code)).isInstanceOf(Claiming.Claimed.class);
        assertThat(refused(prove(second, two, other))).isEqualTo(Code.LINE_MUST_BE_UNCLAIMED);
        assertThat(lines.of(second.account())).isEmpty();
    }

    @Test
    void a_line_on_which_something_runs_is_not_moved() {
        var line = unclaimed();
        var visitor = office.person();
        var number = office.identity(line).msisdn();
        var proof = ask(visitor, number);
        var code = office.code("+" + number);
        office.part(Suspensions.class).block(line, visitor.actor());
        assertThat(refused(prove(visitor, proof, code))).isEqualTo(Code.LINE_MUST_BE_UNCLAIMED);
        assertThat(lines.of(visitor.account())).isEmpty(); // I27
    }

    /** Numbers are given out again (I23); who holds the card holds the newer line. */
    @Test
    void of_two_unclaimed_lines_of_one_number_the_newer_is_found() {
        var older = lines.find(unclaimed()).orElseThrow();
        var newer = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var unclaimed = office.part(UnclaimedStore.class);
        unclaimed.insert(
                newer,
                older.brand(),
                older.identity(),
                office.operator.clock.instant().plusSeconds(60));
        assertThat(unclaimed.find(Office.DEMO, older.identity().msisdn())).contains(newer);
    }

    @Test
    void claiming_again_and_again_is_slowed_down() {
        var visitor = office.person();
        for (int number = 0; number < 3; number++) ask(visitor, "8614299999999");
        var fourth = claims.ask(claimant(visitor), "8614299999999", office.address());
        assertThat(fourth.toString()).contains("ATTEMPTS_MUST_BE_SLOWER");
    }

    /** Whoever asks, and by whatever name of the line. */
    @Test
    void many_who_claim_one_line_do_not_flood_it_with_messages() {
        var identity = office.identity(unclaimed());
        for (int number = 0; number < CODES_MOST; number++) ask(office.person(), identity.msisdn());
        var one = office.person();
        var more = claims.ask(claimant(one), identity.msisdn(), office.address());
        assertThat(more.toString()).contains("ATTEMPTS_MUST_BE_SLOWER");
        ask(one, identity.iccid());
        assertThat(office.told("+" + identity.msisdn())).hasSize(CODES_MOST);
        for (int number = 0; number < CODES_MOST; number++) ask(office.person(), "8614288888888");
        var nobodys = claims.ask(claimant(one), "8614288888888", office.address());
        assertThat(nobodys).as("I33: a number nobody has is counted alike").isEqualTo(more);
    }

    // The words used above.

    private static final int CODES_MOST = 6;

    private final Office office = Office.open();
    private final Claims claims = office.part(Claims.class);
    private final Lines lines = office.part(Lines.class);

    private LineId unclaimed() {
        var line = office.line(new AccountId(UUID.randomUUID()));
        claims.enter(line);
        return line;
    }

    /** The tables of lines in which an account still has one. */
    private List<String> tablesWith(AccountId account) {
        var sql = office.part(JdbcTemplate.class);
        return sql
                .queryForList(
                        "select c.table_name::text from information_schema.columns c"
                                + " join information_schema.columns l"
                                + " using (table_schema, table_name)"
                                + " where table_schema = 'lines' and c.column_name = 'account_id'"
                                + " and l.column_name = 'line_id'",
                        String.class)
                .stream()
                .filter(table -> 0
                        < sql.queryForObject(
                                "select count(*) from lines." + table + " where account_id = ?",
                                Integer.class,
                                account.value()))
                .toList();
    }

    private void claim(Visitor visitor, LineId line) {
        var number = office.identity(line).msisdn();
        var proof = ask(visitor, number);
        prove(visitor, proof, office.code("+" + number));
    }

    private UUID ask(Visitor visitor, String typed) {
        // With its country: the brand of the test is at home in another one.
        var text = typed.length() < 15 ? "+" + typed : typed;
        return begun(claims.ask(claimant(visitor), text, office.address()));
    }

    private Claiming prove(Visitor visitor, UUID proof, String code) {
        return claims.prove(claimant(visitor), proof, code, office.address());
    }

    private static Code refused(Claiming claiming) {
        return ((Claiming.Refused) claiming).why().code();
    }

    private static Claimant claimant(Visitor visitor) {
        return new Claimant(
                visitor.account(), visitor.brand(), visitor.say().language(), visitor.actor());
    }
}
