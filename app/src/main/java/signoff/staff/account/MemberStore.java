// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static signoff.staff.db.Tables.MEMBER;
import static signoff.staff.db.Tables.MEMBER_ROLE;
import static signoff.staff.db.Tables.RECOVERY_CODE;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;
import signoff.kernel.Language;

/** Rows of members, their roles and their recovery codes. */
@Component
class MemberStore {

    /** A member as stored. */
    record Row(
            AccountId id,
            BrandId brand,
            Language language,
            Sealed sealed,
            Set<Role> roles,
            @Nullable String passwordHash,
            byte @Nullable [] sealedSecret,
            @Nullable Instant disabledAt) {

        boolean isDisabled() {
            return disabledAt != null;
        }

        /** Only who can sign in counts: an invitation may never be accepted. */
        boolean isAdministrator() {
            return roles.contains(Role.ADMINISTRATOR) && !isDisabled() && sealedSecret != null;
        }

        @Override
        public String toString() {
            return "member " + id.value();
        }
    }

    /** What is personal of a member. */
    record Sealed(byte[] login, byte[] name, byte[] mail) {}

    private static final Field<String[]> ROLES = rolesOf(MEMBER.MEMBER_ID);

    /** The names of the roles of a member, next to whatever else is asked of that member. */
    static Field<String[]> rolesOf(Field<UUID> member) {
        return field(select(arrayAgg(MEMBER_ROLE.ROLE))
                        .from(MEMBER_ROLE)
                        .where(MEMBER_ROLE.MEMBER_ID.eq(member)))
                .as("roles");
    }

    static Set<Role> roles(String @Nullable [] names) {
        return names == null
                ? Set.of()
                : Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private final DSLContext sql;

    MemberStore(DSLContext sql) {
        this.sql = sql;
    }

    /** False when somebody of the brand has that login already. */
    boolean insert(Row row, byte[] loginHash, Instant at) {
        var inserted = sql.insertInto(MEMBER)
                .set(MEMBER.MEMBER_ID, row.id().value())
                .set(MEMBER.BRAND, row.brand().code())
                .set(MEMBER.LOGIN_HASH, loginHash)
                .set(MEMBER.SEALED_LOGIN, row.sealed().login())
                .set(MEMBER.SEALED_NAME, row.sealed().name())
                .set(MEMBER.SEALED_MAIL, row.sealed().mail())
                .set(MEMBER.LANGUAGE, row.language().name())
                .set(MEMBER.PASSWORD_HASH, row.passwordHash())
                .set(MEMBER.INVITED_AT, at)
                .onConflict(MEMBER.BRAND, MEMBER.LOGIN_HASH)
                .doNothing()
                .execute();
        if (inserted == 1) row.roles().forEach(role -> insertRole(row.id(), role));
        return inserted == 1;
    }

    private void insertRole(AccountId member, Role role) {
        sql.insertInto(MEMBER_ROLE)
                .set(MEMBER_ROLE.MEMBER_ID, member.value())
                .set(MEMBER_ROLE.ROLE, role.name())
                .execute();
    }

    List<Row> all(BrandId brand) {
        return sql.select(MEMBER.fields())
                .select(ROLES)
                .from(MEMBER)
                .where(MEMBER.BRAND.eq(brand.code()))
                .orderBy(MEMBER.INVITED_AT, MEMBER.MEMBER_ID)
                .fetch(MemberStore::row);
    }

    Optional<Row> byLogin(BrandId brand, byte[] loginHash) {
        return find(MEMBER.BRAND.eq(brand.code()).and(MEMBER.LOGIN_HASH.eq(loginHash)));
    }

    Optional<Row> find(AccountId member) {
        return find(MEMBER.MEMBER_ID.eq(member.value()));
    }

    private Optional<Row> find(Condition which) {
        return sql.select(MEMBER.fields())
                .select(ROLES)
                .from(MEMBER)
                .where(which)
                .fetchOptional(MemberStore::row);
    }

    /** Whoever else wants to change the member waits until this transaction has ended. */
    Optional<Row> lock(AccountId member) {
        sql.selectOne()
                .from(MEMBER)
                .where(MEMBER.MEMBER_ID.eq(member.value()))
                .forUpdate()
                .fetch();
        return find(member);
    }

    /** Locks everybody of a brand, always in one order, so that two who decide do not meet. */
    List<Row> lockAll(BrandId brand) {
        sql.selectOne()
                .from(MEMBER)
                .where(MEMBER.BRAND.eq(brand.code()))
                .orderBy(MEMBER.MEMBER_ID)
                .forUpdate()
                .fetch();
        return all(brand);
    }

    private static Row row(Record found) {
        return new Row(
                new AccountId(found.get(MEMBER.MEMBER_ID)),
                new BrandId(found.get(MEMBER.BRAND)),
                Language.valueOf(found.get(MEMBER.LANGUAGE)),
                new Sealed(
                        found.get(MEMBER.SEALED_LOGIN),
                        found.get(MEMBER.SEALED_NAME),
                        found.get(MEMBER.SEALED_MAIL)),
                roles(found.get(ROLES)),
                found.get(MEMBER.PASSWORD_HASH),
                found.get(MEMBER.SEALED_SECRET),
                found.get(MEMBER.DISABLED_AT));
    }

    void changeRoles(AccountId member, Set<Role> roles) {
        sql.deleteFrom(MEMBER_ROLE)
                .where(MEMBER_ROLE.MEMBER_ID.eq(member.value()))
                .execute();
        roles.forEach(role -> insertRole(member, role));
    }

    void changePassword(AccountId member, @Nullable String hash) {
        sql.update(MEMBER)
                .set(MEMBER.PASSWORD_HASH, hash)
                .where(MEMBER.MEMBER_ID.eq(member.value()))
                .execute();
    }

    void disable(AccountId member, @Nullable Instant at) {
        sql.update(MEMBER)
                .set(MEMBER.DISABLED_AT, at)
                .where(MEMBER.MEMBER_ID.eq(member.value()))
                .execute();
    }

    void enrol(AccountId member, byte[] sealedSecret, long stepUsed) {
        sql.update(MEMBER)
                .set(MEMBER.SEALED_SECRET, sealedSecret)
                .set(MEMBER.STEP_USED, stepUsed)
                .where(MEMBER.MEMBER_ID.eq(member.value()))
                .execute();
    }

    void forgetFactor(AccountId member) {
        sql.update(MEMBER)
                .setNull(MEMBER.SEALED_SECRET)
                .where(MEMBER.MEMBER_ID.eq(member.value()))
                .execute();
        forgetRecoveryCodes(member);
    }

    /** Whether no code of that step or a later one was used before: of two at once, one is. */
    boolean useStep(AccountId member, long step) {
        return sql.update(MEMBER)
                        .set(MEMBER.STEP_USED, step)
                        .where(MEMBER.MEMBER_ID.eq(member.value()), MEMBER.STEP_USED.lt(step))
                        .execute()
                == 1;
    }

    void keepRecoveryCode(AccountId member, byte[] hash) {
        sql.insertInto(RECOVERY_CODE)
                .set(RECOVERY_CODE.MEMBER_ID, member.value())
                .set(RECOVERY_CODE.CODE_HASH, hash)
                .execute();
    }

    boolean useRecoveryCode(AccountId member, byte[] hash) {
        return sql.deleteFrom(RECOVERY_CODE)
                        .where(
                                RECOVERY_CODE.MEMBER_ID.eq(member.value()),
                                RECOVERY_CODE.CODE_HASH.eq(hash))
                        .execute()
                == 1;
    }

    void forgetRecoveryCodes(AccountId member) {
        sql.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.MEMBER_ID.eq(member.value()))
                .execute();
    }
}
