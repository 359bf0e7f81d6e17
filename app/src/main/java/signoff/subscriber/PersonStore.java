// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static signoff.subscriber.db.Tables.LOGIN;
import static signoff.subscriber.db.Tables.PERSON;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.subscriber.Subscribers.Role;
import signoff.subscriber.db.tables.records.PersonRecord;

/** The rows of people, and of what they sign in with. */
@Component
class PersonStore {

    /** A person as the row has it: the name is sealed. */
    record Row(
            AccountId account,
            BrandId brand,
            Role role,
            Language language,
            byte[] sealedName,
            String passwordHash) {

        @Override
        public String toString() {
            return "row of " + account;
        }
    }

    private static final Condition NOT_ERASED = PERSON.ERASED_AT.isNull();

    private final DSLContext sql;

    PersonStore(DSLContext sql) {
        this.sql = sql;
    }

    /** False when the account has a person already. */
    boolean insert(Row row, Instant at) {
        return sql.insertInto(PERSON)
                        .set(PERSON.ACCOUNT_ID, row.account().value())
                        .set(PERSON.BRAND, row.brand().code())
                        .set(PERSON.ROLE, row.role().name())
                        .set(PERSON.LANGUAGE, row.language().tag())
                        .set(PERSON.SEALED_NAME, row.sealedName())
                        .set(PERSON.PASSWORD_HASH, row.passwordHash())
                        .set(PERSON.REGISTERED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** False when somebody of that brand has the login already. */
    boolean insertLogin(BrandId brand, byte[] loginHash, AccountId account) {
        return sql.insertInto(LOGIN)
                        .set(LOGIN.BRAND, brand.code())
                        .set(LOGIN.LOGIN_HASH, loginHash)
                        .set(LOGIN.ACCOUNT_ID, account.value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Row> find(AccountId account) {
        return sql.selectFrom(PERSON)
                .where(PERSON.ACCOUNT_ID.eq(account.value()), NOT_ERASED)
                .fetchOptional(PersonStore::row);
    }

    Optional<Row> lock(AccountId account) {
        return sql.selectFrom(PERSON)
                .where(PERSON.ACCOUNT_ID.eq(account.value()), NOT_ERASED)
                .forUpdate()
                .fetchOptional(PersonStore::row);
    }

    Optional<Row> byLogin(BrandId brand, byte[] loginHash) {
        return sql.select(PERSON.fields())
                .from(LOGIN)
                .join(PERSON)
                .on(PERSON.ACCOUNT_ID.eq(LOGIN.ACCOUNT_ID))
                .where(LOGIN.BRAND.eq(brand.code()), LOGIN.LOGIN_HASH.eq(loginHash), NOT_ERASED)
                .fetchOptional(found -> row(found.into(PERSON)));
    }

    /** Only if the password is still the one that was looked at. */
    boolean changePassword(AccountId account, String from, String to) {
        return sql.update(PERSON)
                        .set(PERSON.PASSWORD_HASH, to)
                        .where(
                                PERSON.ACCOUNT_ID.eq(account.value()),
                                PERSON.PASSWORD_HASH.eq(from),
                                NOT_ERASED)
                        .execute()
                == 1;
    }

    boolean hasPassword(AccountId account, String passwordHash) {
        return sql.fetchExists(
                PERSON,
                PERSON.ACCOUNT_ID.eq(account.value()),
                PERSON.PASSWORD_HASH.eq(passwordHash),
                NOT_ERASED);
    }

    void changeLanguage(AccountId account, Language language) {
        sql.update(PERSON)
                .set(PERSON.LANGUAGE, language.tag())
                .where(PERSON.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** Notes when password or contacts changed (I34). */
    void noteChange(AccountId account, Instant at) {
        sql.update(PERSON)
                .set(PERSON.CHANGED_AT, at)
                .where(PERSON.ACCOUNT_ID.eq(account.value()), NOT_ERASED)
                .execute();
    }

    Optional<Instant> changedAt(AccountId account) {
        return sql.select(PERSON.CHANGED_AT)
                .from(PERSON)
                .where(PERSON.ACCOUNT_ID.eq(account.value()), PERSON.CHANGED_AT.isNotNull())
                .fetchOptional(PERSON.CHANGED_AT);
    }

    /** Written by hand: every closing passes here. */
    Reply<Optional<Instant>> changedAt(Trip trip, AccountId account) {
        return trip.ask(
                "select changed_at from subscribers.person"
                        + " where account_id = ? and changed_at is not null",
                Trip.values(account.value()),
                found -> found.next()
                        ? Optional.of(found.getTimestamp("changed_at").toInstant())
                        : Optional.empty());
    }

    /** Whether the person can still sign in without that login. */
    boolean hasLoginBeside(AccountId account, byte[] loginHash) {
        return sql.fetchExists(
                LOGIN, LOGIN.ACCOUNT_ID.eq(account.value()), LOGIN.LOGIN_HASH.ne(loginHash));
    }

    void deleteLogin(BrandId brand, byte[] loginHash, AccountId account) {
        sql.deleteFrom(LOGIN)
                .where(
                        LOGIN.BRAND.eq(brand.code()),
                        LOGIN.LOGIN_HASH.eq(loginHash),
                        LOGIN.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    void endSignIn(AccountId account) {
        sql.deleteFrom(LOGIN).where(LOGIN.ACCOUNT_ID.eq(account.value())).execute();
        sql.update(PERSON)
                .set(PERSON.PASSWORD_HASH, "")
                .where(PERSON.ACCOUNT_ID.eq(account.value()), NOT_ERASED)
                .execute();
    }

    /** What is left says which brand and role an account had, and nothing of who it was. */
    void erase(AccountId account, Instant at) {
        sql.deleteFrom(LOGIN).where(LOGIN.ACCOUNT_ID.eq(account.value())).execute();
        sql.update(PERSON)
                .set(PERSON.SEALED_NAME, new byte[0])
                .set(PERSON.PASSWORD_HASH, "")
                .set(PERSON.ERASED_AT, at)
                .where(PERSON.ACCOUNT_ID.eq(account.value()), NOT_ERASED)
                .execute();
    }

    private static Row row(PersonRecord found) {
        return new Row(
                new AccountId(found.getAccountId()),
                new BrandId(found.getBrand()),
                Role.valueOf(found.getRole()),
                language(found.getLanguage()),
                found.getSealedName(),
                found.getPasswordHash());
    }

    static Language language(String tag) {
        return Language.of(java.util.Locale.forLanguageTag(tag)).orElse(Language.EN);
    }
}
