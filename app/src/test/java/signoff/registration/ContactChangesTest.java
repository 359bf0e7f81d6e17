// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.registration.Office.begun;
import static signoff.registration.Office.why;

import org.junit.jupiter.api.Test;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Held;
import signoff.subscriber.Subscribers;

/** Contacts come and go by code, and each change is told to all of them (SF-25). */
class ContactChangesTest {

    @Test
    void a_contact_counts_once_its_code_came_back_and_the_others_are_told() {
        var mail = office.mail();
        var visitor = office.person(mail);
        assertThat(changedAt(visitor)).isFalse();
        var added = office.mail();
        var proof = begun(changes.begin(visitor, added, office.address()));
        var code = office.code(added);
        assertThat(contacts.of(visitor.account())).hasSize(1);
        var stranger = changes.confirm(office.person(), proof, code, office.address());
        assertThat(why(stranger)).isEqualTo(Code.CODE_MUST_MATCH);
        assertThat(changes.confirm(visitor, proof, code, office.address())).isNull();
        assertThat(contacts.of(visitor.account())).hasSize(2);
        assertThat(office.told(mail).getFirst()).contains("A contact was added");
        assertThat(changedAt(visitor)).isTrue(); // I34
    }

    @Test
    void the_number_of_a_line_is_a_contact_that_dies_with_it() {
        var visitor = office.person();
        var number = "+" + office.identity(office.line(visitor.account())).msisdn();
        add(visitor, number);
        assertThat(contacts.of(visitor.account()))
                .filteredOn(Held::diesWithLine)
                .singleElement()
                .satisfies(one -> assertThat(one.contact().address()).isEqualTo(number));
    }

    @Test
    void the_last_contact_that_outlives_lines_stays() {
        var visitor = office.person();
        add(visitor, "+" + office.identity(office.line(visitor.account())).msisdn());
        var lasting = contacts.of(visitor.account()).getFirst();
        assertThat(why(changes.remove(visitor, lasting.id()))).isEqualTo(Code.CONTACT_MUST_REMAIN);
        add(visitor, office.mail());
        assertThat(changes.remove(visitor, lasting.id())).isNull();
        assertThat(office.told(lasting.contact().address()).getFirst())
                .contains("A contact was removed");
        assertThat(changes.remove(visitor, lasting.id())).as("gone already").isNull();
    }

    @Test
    void a_contact_of_somebody_else_cannot_be_removed() {
        var owner = office.person();
        add(owner, office.mail());
        var theirs = contacts.of(owner.account());
        changes.remove(office.person(), theirs.getFirst().id());
        assertThat(contacts.of(owner.account())).isEqualTo(theirs);
    }

    // The words used above.

    private final Office office = Office.open();
    private final ContactChanges changes = office.part(ContactChanges.class);
    private final Contacts contacts = office.part(Contacts.class);

    private void add(Visitor visitor, String contact) {
        var proof = begun(changes.begin(visitor, contact, office.address()));
        var code = office.code(contact);
        assertThat(changes.confirm(visitor, proof, code, office.address())).isNull();
    }

    private boolean changedAt(Visitor visitor) {
        return office.part(Subscribers.class)
                .credentialsChangedAt(visitor.account())
                .isPresent();
    }
}
