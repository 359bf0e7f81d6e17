// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.notification.AddressBook.Contact;
import signoff.staff.Roles;
import signoff.staff.Staff.Newcomer;
import signoff.staff.account.MemberStore.Sealed;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.subscriber.password.Passwords;

/** Enters members. */
@Component
class Newcomers {

    private static final int LETTERS_MOST = 100;

    private final MemberStore members;
    private final MemberSeals seals;
    private final Factors factors;
    private final Passwords passwords;
    private final Outside outside;

    /** What others know of logins, contacts and time. */
    @Component
    record Outside(
            Subscribers subscribers,
            Contacts contacts,
            @Qualifier("machineClock") Clock clock) {}

    Newcomers(
            MemberStore members,
            MemberSeals seals,
            Factors factors,
            Passwords passwords,
            Outside outside) {
        this.members = members;
        this.seals = seals;
        this.factors = factors;
        this.passwords = passwords;
        this.outside = outside;
    }

    @Nullable
    Refusal unfit(Newcomer newcomer) {
        if (newcomer.name().isBlank()
                || newcomer.name().length() > LETTERS_MOST
                || !outside.subscribers().isName(newcomer.brand(), newcomer.login())) {
            return Refusal.of(Code.NAME_MUST_BE_GIVEN);
        }
        var mail = outside.contacts().read(newcomer.brand(), newcomer.mail());
        if (mail.filter(one -> one.kind() == Contact.Kind.EMAIL).isEmpty()) {
            return Refusal.of(Code.CONTACT_MUST_BE_READABLE);
        }
        return Roles.fit(newcomer.roles()) ? null : Refusal.of(Code.ROLES_MUST_FIT);
    }

    /** Empty when the login belongs to somebody else of the brand. */
    Optional<MemberStore.Row> enter(Newcomer newcomer, AccountId id, @Nullable String password) {
        var login = MemberSeals.normal(newcomer.login());
        var row = new MemberStore.Row(
                id,
                newcomer.brand(),
                newcomer.language(),
                new Sealed(
                        seals.seal(id, MemberSeals.LOGIN, login),
                        seals.seal(id, MemberSeals.NAME, newcomer.name().strip()),
                        seals.seal(id, MemberSeals.MAIL, newcomer.mail().strip())),
                newcomer.roles(),
                password == null ? null : passwords.kept(password),
                null,
                null);
        var hash = seals.loginHash(newcomer.brand(), login);
        return members.insert(row, hash, outside.clock().instant())
                ? Optional.of(row)
                : Optional.empty();
    }

    void enrol(MemberStore.Row row, byte[] secret) {
        factors.enter(row.id(), secret, 0);
    }
}
