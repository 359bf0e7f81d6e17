// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.registration.Office.begun;

import java.util.Currency;
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
import signoff.registration.Office;
import signoff.suspension.Suspensions;

/** A line one already holds comes into one's account, and nobody else's ever does. */
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

    @Test
    void claiming_again_and_again_is_slowed_down() {
        var visitor = office.person();
        for (int number = 0; number < 3; number++) ask(visitor, "8614299999999");
        var fourth = claims.ask(claimant(visitor), "8614299999999", office.address());
        assertThat(fourth.toString()).contains("ATTEMPTS_MUST_BE_SLOWER");
    }

    // The words used above.

    private final Office office = Office.open();
    private final Claims claims = office.part(Claims.class);
    private final Lines lines = office.part(Lines.class);

    private LineId unclaimed() {
        var line = office.line(new AccountId(UUID.randomUUID()));
        claims.enter(line);
        return line;
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
