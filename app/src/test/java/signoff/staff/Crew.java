// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.Actor.Role;
import signoff.kernel.Language;
import signoff.registration.Office;
import signoff.staff.StaffSignIn.Entered;

/** Staff of a whole application, each test with people of its own. */
final class Crew {

    static final String PASSWORD = "three blind mice run";
    static final byte[] SECRET =
            "twenty bytes of test".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    final Office office = Office.open();
    final Staff staff = office.part(Staff.class);
    final StaffSignIn signIn = office.part(StaffSignIn.class);
    final StaffSessions sessions = office.part(StaffSessions.class);
    final StaffEvents events = office.part(StaffEvents.class);

    /** Somebody who works here. */
    record One(AccountId id, String login, String mail) {}

    Clock clock() {
        return office.operator.clock;
    }

    /** The next code that nobody has used. */
    String code() {
        office.operator.clock.wind(Duration.ofSeconds(60));
        return TimeCodes.at(SECRET, now());
    }

    Instant now() {
        return clock().instant();
    }

    Where where() {
        return new Where(office.address(), "Firefox, Linux");
    }

    One one(Role... roles) {
        var newcomer = newcomer(roles);
        var id = new AccountId(UUID.randomUUID());
        staff.enter(newcomer, id, PASSWORD, SECRET);
        return new One(id, newcomer.login(), newcomer.mail());
    }

    Staff.Newcomer newcomer(Role... roles) {
        var mail = office.mail();
        var login = "m" + mail.substring(0, mail.indexOf('@'));
        var all = EnumSet.noneOf(Role.class);
        all.addAll(java.util.List.of(roles));
        return new Staff.Newcomer(Office.DEMO, login, "Wong Siu Ming", mail, Language.EN, all);
    }

    OnDuty half(One one) {
        return half(signIn.signIn(Office.DEMO, one.login(), PASSWORD, where()));
    }

    OnDuty half(Entered entered) {
        assertThat(entered).isInstanceOf(Entered.In.class);
        return sessions.find(((Entered.In) entered).token()).orElseThrow();
    }

    OnDuty onDuty(One one) {
        return half(signIn.prove(half(one), code(), where()));
    }

    Acting by(One one, Role role) {
        var actor = new Actor(role, Actor.Channel.WEB, one.id().value().toString());
        return new Acting(Office.DEMO, actor, where());
    }

    /** What happened to somebody, newest first. */
    java.util.List<String> told(AccountId member) {
        return events.before(Office.DEMO, Long.MAX_VALUE, 500).stream()
                .filter(one -> member.equals(one.member()))
                .map(one -> one.kind().name())
                .toList();
    }

    JdbcTemplate sql() {
        return office.part(JdbcTemplate.class);
    }
}
