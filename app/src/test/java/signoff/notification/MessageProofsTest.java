// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import signoff.notification.MessageProofs.Genuine;

/** What tells our messages from forged ones (SF-94). */
class MessageProofsTest {

    final MessageProofs proofs = new MessageProofs(new TestVault("one"));
    final String proof = proofs.proof("anna@example.net", Notice.SERVICE_ENDED, MONDAY);

    @Test
    void a_message_of_ours_tells_what_it_was_and_when_it_was_sent() {
        assertThat(proof).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
        assertThat(proofs.check("anna@example.net", proof))
                .contains(new Genuine(Notice.SERVICE_ENDED, MONDAY));
    }

    @Test
    void a_proof_copied_from_a_message_to_somebody_else_proves_nothing() {
        assertThat(proofs.check("ben@example.net", proof)).isEmpty();
    }

    @Test
    void a_proof_of_another_day_or_another_installation_proves_nothing() {
        var other = new MessageProofs(new TestVault("two"));
        assertThat(other.check("anna@example.net", proof)).isEmpty();
        var moved = (proof.charAt(2) == 'A' ? "B" : "A") + proof.substring(3);
        assertThat(proofs.check("anna@example.net", proof.substring(0, 2) + moved))
                .isEmpty();
    }

    @Test
    void reader_and_proof_may_be_typed_as_people_type() {
        var typed = " " + proof.toLowerCase().replace("-", " ") + " ";
        assertThat(proofs.check(" Anna@Example.NET ", typed)).isPresent();
        var sms = proofs.proof("+85251110009", Notice.TOP_UP_DONE, MONDAY);
        for (var number : List.of("+852 5111 0009", "5111-0009", "００８５２ ５１１１０００９")) {
            assertThat(proofs.check(number, sms)).as(number).isPresent();
        }
        assertThat(proofs.check("5111 0008", sms)).isEmpty();
    }

    @Test
    void what_is_no_proof_proves_nothing() {
        for (var typed : List.of("", "AAAA", "0000-0000-0000", "IIII-OOOO-1111", "验证")) {
            assertThat(proofs.check("anna@example.net", typed)).as(typed).isEmpty();
        }
        assertThat(proofs.check("", proof)).isEmpty();
    }

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
}
