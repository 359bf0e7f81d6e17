// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.AddressBook.Contact;
import signoff.notification.AddressBook.Contact.Kind;
import signoff.registration.AddressProofs;
import signoff.subscriber.Contacts;
import signoff.suspension.Suspensions.Suspended;
import signoff.suspension.Unblocks.Asking;

/**
 * A lost line comes back by a code that its finder cannot read, and by nothing less (I6, SF-31).
 */
class UnblocksTest extends PausedLines {

    @Test
    void a_session_alone_unblocks_no_stolen_line() {
        var block = lost(newLine());
        assertThat(refused(suspensions.resume(block.id(), ACTOR)).code())
                .isEqualTo(Code.UNBLOCKING_MUST_BE_PROVEN);
        assertThat(reasons(block.line())).containsExactly(Reason.LOST_STOLEN);
    }

    @Test
    void the_code_goes_elsewhere_works_once_and_all_contacts_are_told() {
        var line = newLine();
        addNumberOf(line, line);
        var other = new Contact(Kind.EMAIL, "other" + line.value() + "@example.test");
        part(Contacts.class).add(line.account(), other, null);
        var block = lost(line);
        var proof = ask(block);
        var code = code(line);
        assertThat(decided(unblock(block, proof, " " + code.substring(0, 4) + code.substring(4)))
                        .status())
                .isEqualTo(Suspensions.Status.RESUMING);
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        for (var one : part(Contacts.class).of(line.account())) {
            var told = world.messages(500, 0).stream()
                    .filter(sent -> sent.message().to().equals(one.contact()))
                    .anyMatch(sent -> sent.message().text().contains("report the line lost again"));
            assertThat(told)
                    .as("%s told", one.contact().address())
                    .isEqualTo(one.contact().kind() == Kind.EMAIL);
        }
        assertThat(refused(unblock(block, proof, code)).code()).isEqualTo(Code.CODE_MUST_BE_FRESH);
    }

    @Test
    void a_wrong_code_counts_an_old_one_is_over_and_one_of_another_line_is_wrong() {
        var block = lost(newLine());
        var other = lost(newLine());
        var proof = ask(block);
        var code = code(block.line());
        assertThat(refused(unblock(other, proof, code)).code()).isEqualTo(Code.CODE_MUST_MATCH);
        assertThat(refused(unblock(block, UUID.randomUUID(), code)).code())
                .isEqualTo(Code.CODE_MUST_MATCH);
        for (int tries = 0; tries < AddressProofs.WRONG_TRIES_MAX; tries++) {
            assertThat(refused(unblock(block, proof, "1")).code()).isEqualTo(Code.CODE_MUST_MATCH);
        }
        assertThat(refused(unblock(block, proof, code)).code())
                .isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        var late = ask(other);
        clock.wind(Duration.ofMinutes(15));
        assertThat(refused(unblock(other, late, null)).code()).isEqualTo(Code.CODE_MUST_BE_FRESH);
        assertThat(reasons(other.line())).containsExactly(Reason.LOST_STOLEN);
    }

    @Test
    void a_contact_that_the_finder_adds_gets_no_code_before_its_owner_could_see_it_I34() {
        var line = newLine();
        var owners = part(Contacts.class).of(line.account()).getFirst();
        var block = lost(line);
        clock.wind(Duration.ofHours(1));
        var finders = new Contact(Kind.EMAIL, "finder" + line.value() + "@example.test");
        part(Contacts.class).add(line.account(), finders, null);
        part(Contacts.class).remove(line.account(), owners.id());
        assertThat(why(block)).isEqualTo(Code.CONTACT_MUST_BE_OLDER_THAN_LOSS);
        clock.wind(Duration.ofHours(72));
        assertThat(part(Unblocks.class).ask(block.id(), ACTOR)).isInstanceOf(Asking.Asked.class);
    }

    @Test
    void the_number_of_the_line_itself_gets_no_code_however_it_was_entered_I34() {
        var line = newLine();
        var mail = part(Contacts.class).of(line.account()).getFirst();
        addNumberOf(line, null);
        part(Contacts.class).remove(line.account(), mail.id());
        var block = lost(line);
        clock.wind(Duration.ofDays(30));
        assertThat(why(block)).isEqualTo(Code.CONTACT_MUST_BE_OLDER_THAN_LOSS);
    }

    @Test
    void a_code_that_was_sent_before_the_loss_was_reported_once_more_is_too_old_I5_I6() {
        var block = lost(newLine());
        var proof = ask(block);
        var code = code(block.line());
        lost(block.line());
        assertThat(refused(unblock(block, proof, code)).code())
                .isEqualTo(Code.CODE_MUST_BE_NEWER_THAN_LOSS);
        assertThat(reasons(block.line())).containsExactly(Reason.LOST_STOLEN);
        assertThat(decided(unblock(block)).status()).isEqualTo(Suspensions.Status.RESUMING);
    }

    @Test
    void nobody_is_flooded_with_codes() {
        var block = lost(newLine());
        for (int code = 0; code < 6; code++) ask(block);
        assertThat(why(block)).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
    }

    // The words used above.

    private Suspended lost(LineId line) {
        var block = decided(suspensions.block(line, ACTOR));
        work();
        return block;
    }

    private Code why(Suspended block) {
        Refusal why = ((Asking.Refused) part(Unblocks.class).ask(block.id(), ACTOR)).why();
        return why.code();
    }

    private void addNumberOf(LineId line, @Nullable LineId diesWith) {
        var number = new Contact(Kind.SMS, "+" + now(line).identity().msisdn());
        part(Contacts.class).add(line.account(), number, diesWith);
    }
}
