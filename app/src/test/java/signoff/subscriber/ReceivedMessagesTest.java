// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.kernel.Refusal.Code.ATTEMPTS_MUST_BE_SLOWER;
import static signoff.subscriber.Town.DEMO;
import static signoff.subscriber.Town.PASSWORD;
import static signoff.subscriber.db.Tables.ATTEMPTS;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.kernel.Refusal;
import signoff.notification.MessageProofs;
import signoff.notification.Notice;
import signoff.notification.TestProofs;
import signoff.subscriber.ReceivedMessages.Checked;
import signoff.subscriber.ReceivedMessages.Checked.NotOurs;
import signoff.subscriber.ReceivedMessages.Checked.Ours;
import signoff.subscriber.ReceivedMessages.Checked.Refused;
import signoff.subscriber.Subscribers.SigningIn;

/** Whether a message is ours (SF-94), for anybody, and not for who guesses. */
class ReceivedMessagesTest {

    private final Town town = new Town();
    private final MessageProofs proofs = TestProofs.of(town.vault);
    private final ReceivedMessages messages = new ReceivedMessages(proofs, town.attempts);
    private final String proof = TestProofs.proof(proofs, ANNA, Notice.REFUND_SENT, MONDAY);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void a_message_of_ours_is_known_by_its_address_and_its_proof_together() {
        assertThat(check(ANNA, proof)).isEqualTo(new Ours(Notice.REFUND_SENT, MONDAY));
        assertThat(check("nobody@example.net", proof)).isEqualTo(new NotOurs());
        assertThat(check(ANNA, "ABCD-2345-EFGH")).isEqualTo(new NotOurs());
    }

    @Test
    void a_visitor_who_guesses_is_slowed_down_and_others_are_not() {
        for (int number = 0; number < 12; number++) {
            assertThat(check("guess" + number, proof)).isEqualTo(new NotOurs());
        }
        assertThat(check(ANNA, proof)).isEqualTo(SLOWER);
        assertThat(messages.check(ANNA, proof, "192.0.2.8")).isInstanceOf(Ours.class);

        town.clock.wind(Duration.ofMinutes(2));
        assertThat(check(ANNA, proof)).isInstanceOf(Ours.class);
    }

    @Test
    void who_checks_messages_of_ours_is_never_slowed_down() {
        for (int number = 0; number < 20; number++) {
            assertThat(check(ANNA, proof)).isInstanceOf(Ours.class);
        }
    }

    @Test
    void checking_messages_takes_no_attempts_from_signing_in() {
        for (int number = 0; number < 20; number++) check("guess" + number, proof);
        var answer = town.node().signIn(DEMO, "nobody", PASSWORD, VISITOR);
        assertThat(answer)
                .isEqualTo(new SigningIn.Refused(Refusal.of(Refusal.Code.SIGN_IN_MUST_MATCH)));
    }

    @Test
    void what_is_counted_names_neither_the_visitor_nor_the_address() {
        check(ANNA, "ABCD-2345-EFGH");
        assertThat(town.sql.fetchCount(ATTEMPTS)).isEqualTo(1);
        assertThat(town.sql.fetch(ATTEMPTS).toString())
                .doesNotContain("anna")
                .doesNotContain(VISITOR);
    }

    // The words used above.

    private static final String ANNA = "anna@example.net";
    private static final String VISITOR = "192.0.2.7";
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Refused SLOWER =
            new Refused(Refusal.of(ATTEMPTS_MUST_BE_SLOWER, "wait", Duration.ofMinutes(2)));

    private Checked check(String reached, String given) {
        return messages.check(reached, given, VISITOR);
    }
}
