// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.AddressBook;
import signoff.notification.AddressBook.Contact;
import signoff.notification.AddressBook.Contact.Kind;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Held;
import signoff.subscriber.Contacts.Reachable;

/** Numbers of lines as contacts: who reads there once a line is lost, or has ended (SF-24). */
class LostContactsTest extends PausedLines {

    @Test
    void nothing_goes_to_a_lost_line_whose_holder_has_no_other_contact_X_10() {
        var line = newLine();
        onlyOn(line, line.account());
        var mail = new Contact(Kind.EMAIL, "late" + number(line) + "@example.test");
        assertThat(reached(line)).containsExactly(number(line));
        assertThat(contacts().after(line)).isEqualTo(Reachable.WHILE_IT_LIVES);
        var block = decided(suspensions.block(line, Actor.system()));
        assertThat(reached(line)).isEmpty(); // I32
        assertThat(contacts().after(line)).isEqualTo(Reachable.NOT_AT_ALL);
        assertThat(contacts().noteAll(line.account())).isEmpty();
        work();
        clock.wind(Duration.ofHours(1));
        contacts().add(line.account(), mail, null);
        clock.wind(Duration.ofDays(4)); // As long as a change is mistrusted.
        decided(unblock(block));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        assertThat(reached(line)).containsExactly(mail.address());
    }

    @Test
    void the_number_of_a_line_that_ended_long_ago_outlives_no_other_line_I27() {
        var ended = newLine();
        var line = newLine();
        onlyOn(ended, line.account());
        assertThat(contacts().after(line)).isEqualTo(Reachable.AFTER_IT);
        assertThat(reached(line)).containsExactly(number(ended));
        beginClosing(ended);
        assertThat(reached(line)).containsExactly(number(ended));
        endService(ended);
        assertThat(reached(line)).isEmpty();
        assertThat(contacts().after(line)).isEqualTo(Reachable.NOT_AT_ALL);
        assertThat(contacts().of(line.account())).extracting(Held::usable).containsExactly(false);
    }

    @Test
    void a_number_that_is_proven_again_hangs_on_the_line_that_has_it_by_then_SF_24() {
        var line = newLine();
        onlyOn(null, line.account(), number(line)); // Of another provider, until it came to us.
        assertThat(contacts().after(line)).isEqualTo(Reachable.AFTER_IT);
        contacts().add(line.account(), new Contact(Kind.SMS, number(line)), line);
        assertThat(contacts().after(line)).isEqualTo(Reachable.WHILE_IT_LIVES);
    }

    // The words used above.

    private static Contacts contacts() {
        return part(Contacts.class);
    }

    private void onlyOn(LineId line, AccountId account) {
        onlyOn(line, account, number(line));
    }

    private static void onlyOn(@Nullable LineId diesWith, AccountId account, String number) {
        part(JdbcTemplate.class)
                .update("delete from subscribers.contact where account_id = ?", account.value());
        contacts().add(account, new Contact(Kind.SMS, number), diesWith);
    }

    private String number(LineId line) {
        return "+" + now(line).identity().msisdn();
    }

    private List<String> reached(LineId line) {
        return part(AddressBook.class).reach(line.account(), line).contacts().stream()
                .map(Contact::address)
                .toList();
    }
}
