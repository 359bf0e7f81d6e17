// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static signoff.staff.db.Tables.MEMBER;
import static signoff.staff.db.Tables.SESSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.staff.OnDuty;
import signoff.staff.StaffSessions;
import signoff.staff.Where;

/** Rows of sessions. Their limits are judged by the machine's own time, whatever is wound. */
@Component
class SessionStore {

    /** A page is read oftener than anybody needs to know when it was. */
    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

    private static final Field<String[]> ROLES = MemberStore.rolesOf(SESSION.MEMBER_ID);

    private static final Field<Boolean> ENROLLED =
            field(MEMBER.SEALED_SECRET.isNotNull()).as("enrolled");

    private final DSLContext sql;
    private final StaffSettings settings;
    private final Clock clock;

    SessionStore(DSLContext sql, StaffSettings settings, @Qualifier("machineClock") Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    void insert(UUID session, AccountId member, byte[] tokenHash, Where where) {
        sql.insertInto(SESSION)
                .set(SESSION.SESSION_ID, session)
                .set(SESSION.TOKEN_HASH, tokenHash)
                .set(SESSION.MEMBER_ID, member.value())
                .set(SESSION.DEVICE, where.device())
                .set(SESSION.ADDRESS_RANGE, where.range())
                .set(SESSION.BEGUN_AT, now())
                .set(SESSION.SEEN_AT, now())
                .execute();
    }

    Optional<OnDuty> find(byte[] tokenHash) {
        var found = sql.select(SESSION.fields())
                .select(MEMBER.BRAND, ENROLLED, ROLES)
                .from(SESSION)
                .join(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(SESSION.MEMBER_ID))
                .where(SESSION.TOKEN_HASH.eq(tokenHash), MEMBER.DISABLED_AT.isNull(), going())
                .fetchOptional();
        found.ifPresent(this::see);
        return found.map(SessionStore::onDuty);
    }

    private void see(Record found) {
        if (found.get(SESSION.SEEN_AT).plus(SEEN_EVERY).isAfter(now())) return;
        sql.update(SESSION)
                .set(SESSION.SEEN_AT, now())
                .where(SESSION.SESSION_ID.eq(found.get(SESSION.SESSION_ID)))
                .execute();
    }

    private static OnDuty onDuty(Record found) {
        return new OnDuty(
                found.get(SESSION.SESSION_ID),
                new AccountId(found.get(SESSION.MEMBER_ID)),
                new BrandId(found.get(MEMBER.BRAND)),
                MemberStore.roles(found.get(ROLES)),
                found.get(ENROLLED),
                found.get(SESSION.PROVEN_AT) != null);
    }

    /** Not ended by any of the limits. */
    private Condition going() {
        var now = now();
        return SESSION.SEEN_AT
                .gt(now.minus(settings.idleTimeout()))
                .and(SESSION.BEGUN_AT.gt(now.minus(settings.sessionMax())))
                .and(SESSION.PROVEN_AT
                        .isNotNull()
                        .or(SESSION.BEGUN_AT.gt(now.minus(settings.factorWithin()))));
    }

    /** With a new token: one that was seen before the second factor opens nothing after it. */
    boolean prove(UUID session, byte[] tokenHash) {
        return sql.update(SESSION)
                        .set(SESSION.TOKEN_HASH, tokenHash)
                        .set(SESSION.PROVEN_AT, now())
                        .setNull(SESSION.SEALED_SECRET)
                        .where(SESSION.SESSION_ID.eq(session), SESSION.PROVEN_AT.isNull(), going())
                        .execute()
                == 1;
    }

    /** The secret that is shown for enrolment; null when none was drawn yet. */
    byte @Nullable [] secretToEnrol(UUID session) {
        return sql.select(SESSION.SEALED_SECRET)
                .from(SESSION)
                .where(SESSION.SESSION_ID.eq(session))
                .forUpdate()
                .fetchOne(SESSION.SEALED_SECRET);
    }

    void keepSecretToEnrol(UUID session, byte[] sealed) {
        sql.update(SESSION)
                .set(SESSION.SEALED_SECRET, sealed)
                .where(SESSION.SESSION_ID.eq(session))
                .execute();
    }

    List<StaffSessions.Session> of(OnDuty onDuty) {
        return sql.selectFrom(SESSION)
                .where(SESSION.MEMBER_ID.eq(onDuty.member().value()), going())
                .orderBy(SESSION.BEGUN_AT.desc())
                .fetch(found -> new StaffSessions.Session(
                        found.getSessionId(),
                        found.getDevice(),
                        found.getAddressRange(),
                        found.getBegunAt(),
                        found.getSeenAt(),
                        found.getSessionId().equals(onDuty.session())));
    }

    int end(AccountId member) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.MEMBER_ID.eq(member.value()))
                .execute();
    }

    boolean end(AccountId member, UUID session) {
        return sql.deleteFrom(SESSION)
                        .where(SESSION.MEMBER_ID.eq(member.value()), SESSION.SESSION_ID.eq(session))
                        .execute()
                == 1;
    }

    int endOthers(AccountId member, UUID kept) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.MEMBER_ID.eq(member.value()), SESSION.SESSION_ID.ne(kept))
                .execute();
    }

    int forget(int most) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.SESSION_ID.in(select(SESSION.SESSION_ID)
                        .from(SESSION)
                        .where(going().not())
                        .limit(most)))
                .execute();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
