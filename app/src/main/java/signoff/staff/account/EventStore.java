// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static signoff.staff.db.Tables.EVENT;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;
import signoff.staff.Acting;
import signoff.staff.OnDuty;
import signoff.staff.StaffEvents;
import signoff.staff.Where;

/** What happened to accounts of staff; it only grows. */
@Component
class EventStore implements StaffEvents {

    private static final String NOBODY = "nobody";

    private final DSLContext sql;
    private final Clock clock;

    EventStore(DSLContext sql, @Qualifier("machineClock") Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Somebody who has signed in, or a command, did something to a member. */
    void add(Kind kind, Acting by, AccountId member, String detail) {
        var who = new Who(by.brand(), by.actor().who(), by.actor().role(), member);
        insert(kind, who, detail, by.where());
    }

    /** A member did something to their own account. */
    void add(Kind kind, OnDuty onDuty, String detail, Where where) {
        var actor = onDuty.actor();
        var who = new Who(onDuty.brand(), actor.who(), actor.role(), onDuty.member());
        insert(kind, who, detail, where);
    }

    /** Somebody who has not signed in tried something with the name of a member. */
    void add(Kind kind, BrandId brand, AccountId member, Where where) {
        insert(kind, new Who(brand, NOBODY, null, member), "", where);
    }

    private record Who(BrandId brand, String who, @Nullable Role role, AccountId member) {}

    private void insert(Kind kind, Who who, String detail, Where where) {
        sql.insertInto(EVENT)
                .set(EVENT.BRAND, who.brand().code())
                .set(EVENT.HAPPENED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .set(EVENT.KIND, kind.name())
                .set(EVENT.WHO, who.who())
                .set(EVENT.ROLE, who.role() == null ? null : who.role().name())
                .set(EVENT.MEMBER_ID, who.member().value())
                .set(EVENT.DETAIL, detail)
                .set(EVENT.ADDRESS_RANGE, where.range())
                .set(EVENT.DEVICE, where.device())
                .execute();
    }

    @Override
    public List<Event> before(BrandId brand, long number, int most) {
        return sql.selectFrom(EVENT)
                .where(EVENT.BRAND.eq(brand.code()), EVENT.NUMBER.lt(number))
                .orderBy(EVENT.NUMBER.desc())
                .limit(most)
                .fetch(found -> new Event(
                        found.getNumber(),
                        found.getHappenedAt(),
                        Kind.valueOf(found.getKind()),
                        found.getWho(),
                        found.getRole(),
                        found.getMemberId() == null ? null : new AccountId(found.getMemberId()),
                        found.getDetail(),
                        found.getAddressRange(),
                        found.getDevice()));
    }
}
