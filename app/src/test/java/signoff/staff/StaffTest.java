// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.registration.Office.why;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal.Code;
import signoff.registration.Office;
import signoff.staff.Staff.Invited;

/** Who decides about the accounts of staff, and what needs two of them (I7). */
class StaffTest {

    @Test
    void an_auditor_has_no_other_role_and_everybody_has_one() {
        var administrator = crew.by(crew.one(ADMIN), ADMIN);
        var one = crew.one(Role.AGENT);
        assertThat(why(crew.staff.changeRoles(one.id(), Set.of(), administrator)))
                .isEqualTo(Code.ROLES_MUST_FIT);
        var both = Set.of(Role.AUDITOR, Role.REVIEWER);
        assertThat(why(crew.staff.changeRoles(one.id(), both, administrator)))
                .isEqualTo(Code.ROLES_MUST_FIT);
        var subscriber = Set.of(Role.SUBSCRIBER);
        assertThat(why(crew.staff.changeRoles(one.id(), subscriber, administrator)))
                .isEqualTo(Code.ROLES_MUST_FIT);
    }

    @Test
    void a_changed_role_counts_from_the_next_request_on() {
        var one = crew.one(Role.AGENT);
        var token = crew.signIn.prove(crew.half(one), crew.code(), crew.where());
        var roles = Set.of(Role.REVIEWER, Role.FINANCE);
        assertThat(crew.staff.changeRoles(one.id(), roles, crew.by(crew.one(ADMIN), ADMIN)))
                .isNull();
        assertThat(crew.half(token).roles()).isEqualTo(roles);
        assertThat(crew.events.before(Office.DEMO, Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.detail()).isEqualTo("AGENT > REVIEWER FINANCE");
                    assertThat(event.role()).isEqualTo("ADMINISTRATOR");
                });
    }

    @Test
    void a_disabled_member_is_out_at_once_and_cannot_come_back() {
        var one = crew.one(Role.AGENT);
        var in = (StaffSignIn.Entered.In)
                crew.signIn.prove(crew.half(one), crew.code(), crew.where());
        var administrator = crew.by(crew.one(ADMIN), ADMIN);
        assertThat(crew.staff.disable(one.id(), administrator)).isNull();
        assertThat(crew.sessions.find(in.token())).isEmpty();
        assertThat(why(crew.staff.inviteAgain(one.id(), administrator)))
                .isEqualTo(Code.PAGE_MUST_EXIST);
        assertThat(crew.staff.enable(one.id(), administrator)).isNull();
        assertThat(crew.onDuty(one).proven()).isTrue();
    }

    @Test
    void nobody_decides_about_themselves_I7() {
        var self = crew.one(ADMIN);
        crew.one(ADMIN);
        var by = crew.by(self, ADMIN);
        assertThat(why(crew.staff.changeRoles(self.id(), Set.of(ADMIN, Role.FINANCE), by)))
                .isEqualTo(Code.ANOTHER_PERSON_MUST_DECIDE);
        assertThat(why(crew.staff.disable(self.id(), by)))
                .isEqualTo(Code.ANOTHER_PERSON_MUST_DECIDE);
        assertThat(why(crew.staff.askReset(self.id(), by)))
                .isEqualTo(Code.ANOTHER_PERSON_MUST_DECIDE);
    }

    @Test
    void a_second_factor_is_taken_away_by_two_I7() {
        var one = crew.one(Role.AGENT);
        var session = crew.onDuty(one);
        var first = crew.by(crew.one(ADMIN), ADMIN);
        var second = crew.by(crew.one(ADMIN), ADMIN);
        assertThat(why(crew.staff.approveReset(one.id(), second)))
                .as("nobody asked")
                .isEqualTo(Code.PAGE_MUST_EXIST);
        assertThat(crew.staff.askReset(one.id(), first)).isNull();
        assertThat(why(crew.staff.approveReset(one.id(), first)))
                .isEqualTo(Code.ANOTHER_PERSON_MUST_DECIDE);
        assertThat(crew.sessions.of(session)).as("nothing has happened").isNotEmpty();

        assertThat(crew.staff.approveReset(one.id(), second)).isNull();
        assertThat(crew.sessions.of(session)).isEmpty();
        var member = crew.staff.find(Office.DEMO, one.id()).orElseThrow();
        assertThat(member.enrolled()).isFalse();
        assertThat(member.standing()).isEqualTo(Member.Standing.INVITED);
        assertThat(crew.office.code(one.mail())).as("the way back in").isNotEmpty();
        assertThat(crew.told(one.id())).contains("RESET_ASKED", "RESET_APPROVED");
    }

    @Test
    void a_reset_that_nobody_approves_within_a_day_is_asked_for_anew() {
        var one = crew.one(Role.AGENT);
        var first = crew.by(crew.one(ADMIN), ADMIN);
        var second = crew.by(crew.one(ADMIN), ADMIN);
        assertThat(crew.staff.askReset(one.id(), first)).isNull();
        crew.office.operator.clock.wind(Duration.ofDays(1));
        assertThat(why(crew.staff.approveReset(one.id(), second))).isEqualTo(Code.PAGE_MUST_EXIST);
        assertThat(crew.staff.find(Office.DEMO, one.id()).orElseThrow().reset()).isNull();
        assertThat(crew.staff.askReset(one.id(), second)).isNull();
        assertThat(crew.staff.approveReset(one.id(), first)).isNull();
    }

    @Test
    void a_reset_asked_for_by_who_is_no_administrator_any_more_does_not_count_I7() {
        var second = crew.by(crew.one(ADMIN), ADMIN);
        var gone = crew.one(ADMIN);
        var other = crew.one(ADMIN);
        for (var asker : List.of(gone, other)) {
            var one = crew.one(Role.AGENT);
            assertThat(crew.staff.askReset(one.id(), crew.by(asker, ADMIN))).isNull();
            var left = asker == gone
                    ? crew.staff.disable(asker.id(), second)
                    : crew.staff.changeRoles(asker.id(), Set.of(Role.FINANCE), second);
            assertThat(left).isNull();
            assertThat(why(crew.staff.approveReset(one.id(), second)))
                    .isEqualTo(Code.PAGE_MUST_EXIST);
        }
    }

    @Test
    void of_two_administrators_who_disable_each_other_at_once_one_remains() throws Exception {
        var other = new BrandId("other");
        var one = at(other, ADMIN);
        var two = at(other, ADMIN);
        List<Callable<Object>> both = List.of(
                () -> String.valueOf(crew.staff.disable(two.id(), by(one, other))),
                () -> String.valueOf(crew.staff.disable(one.id(), by(two, other))));
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            all.invokeAll(both);
        }
        assertThat(crew.staff.all(other))
                .filteredOn(member -> member.standing() == Member.Standing.ACTIVE)
                .filteredOn(member -> member.roles().contains(ADMIN))
                .hasSize(1);
    }

    @Test
    void a_member_of_another_brand_is_not_found() {
        var one = at(new BrandId("other"), Role.AGENT);
        var administrator = crew.by(crew.one(ADMIN), ADMIN);
        for (var id : List.of(one.id(), new AccountId(UUID.randomUUID()))) {
            assertThat(why(crew.staff.disable(id, administrator))).isEqualTo(Code.PAGE_MUST_EXIST);
            assertThat(why(crew.staff.changeRoles(id, Set.of(Role.AGENT), administrator)))
                    .isEqualTo(Code.PAGE_MUST_EXIST);
            assertThat(crew.staff.find(Office.DEMO, id)).isEmpty();
        }
    }

    @Test
    void an_invitation_needs_a_free_name_a_mail_and_roles_that_fit() {
        var by = crew.by(crew.one(ADMIN), ADMIN);
        var fit = crew.newcomer(Role.AGENT);
        assertThat(crew.staff.invite(fit, by)).isInstanceOf(Invited.Sent.class);
        assertThat(refused(fit, by)).isEqualTo(Code.USER_NAME_MUST_BE_FREE);
        var unreadable = new Staff.Newcomer(
                fit.brand(), "somebody-new", "N", "no mail", fit.language(), fit.roles());
        assertThat(refused(unreadable, by)).isEqualTo(Code.CONTACT_MUST_BE_READABLE);
        var nameless = new Staff.Newcomer(
                fit.brand(), "somebody-new", " ", fit.mail(), fit.language(), fit.roles());
        assertThat(refused(nameless, by)).isEqualTo(Code.NAME_MUST_BE_GIVEN);
        assertThat(refused(crew.newcomer(), by)).isEqualTo(Code.ROLES_MUST_FIT);
    }

    // The words used above.

    private static final Role ADMIN = Role.ADMINISTRATOR;

    private final Crew crew = new Crew();

    private Code refused(Staff.Newcomer newcomer, Acting by) {
        return ((Invited.Refused) crew.staff.invite(newcomer, by)).why().code();
    }

    private Crew.One at(BrandId brand, Role role) {
        var here = crew.newcomer(role);
        var there = new Staff.Newcomer(
                brand, here.login(), here.name(), here.mail(), here.language(), here.roles());
        var id = new AccountId(UUID.randomUUID());
        crew.staff.enter(there, id, Crew.PASSWORD, Crew.SECRET);
        return new Crew.One(id, there.login(), there.mail());
    }

    private Acting by(Crew.One one, BrandId brand) {
        return new Acting(brand, crew.by(one, ADMIN).actor(), crew.where());
    }
}
