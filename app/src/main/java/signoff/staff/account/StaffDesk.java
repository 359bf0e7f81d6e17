// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.staff.Acting;
import signoff.staff.Member;
import signoff.staff.Member.Standing;
import signoff.staff.Roles;
import signoff.staff.Staff;
import signoff.staff.StaffEvents.Kind;

/** Decides about the accounts of staff, with all of the brand locked: there are few. */
@Component
class StaffDesk implements Staff {

    private final MemberStore members;
    private final Resets resets;
    private final Invitations invitations;
    private final SessionStore sessions;
    private final Means means;

    /** What the desk needs besides the rows that it decides about. */
    @Component
    record Means(
            EventStore events,
            Newcomers newcomers,
            MemberSeals seals,
            Ids ids,
            @Qualifier("machineClock") Clock clock) {}

    StaffDesk(
            MemberStore members,
            Resets resets,
            Invitations invitations,
            SessionStore sessions,
            Means means) {
        this.members = members;
        this.resets = resets;
        this.invitations = invitations;
        this.sessions = sessions;
        this.means = means;
    }

    @Override
    public List<Member> all(BrandId brand) {
        var open = resets.open();
        return members.all(brand).stream()
                .map(row -> member(row, open.get(row.id())))
                .toList();
    }

    @Override
    public Optional<Member> find(BrandId brand, AccountId member) {
        return members.find(member)
                .filter(row -> row.brand().equals(brand))
                .map(row -> member(row, resets.open().get(member)));
    }

    private Member member(MemberStore.Row row, Member.@Nullable Reset reset) {
        return new Member(
                row.id(),
                means.seals().open(row.id(), MemberSeals.LOGIN, row.sealed().login()),
                means.seals().open(row.id(), MemberSeals.NAME, row.sealed().name()),
                row.language(),
                row.roles(),
                standing(row),
                row.sealedSecret() != null,
                reset);
    }

    private static Standing standing(MemberStore.Row row) {
        if (row.isDisabled()) return Standing.DISABLED;
        return row.passwordHash() == null ? Standing.INVITED : Standing.ACTIVE;
    }

    @Override
    @Transactional
    public Invited invite(Newcomer newcomer, Acting by) {
        var unfit = means.newcomers().unfit(newcomer);
        if (unfit != null) return new Invited.Refused(unfit);
        var row = means.newcomers().enter(newcomer, new AccountId(means.ids().next()), null);
        if (row.isEmpty()) {
            return new Invited.Refused(Refusal.of(Code.USER_NAME_MUST_BE_FREE));
        }
        means.events().add(Kind.INVITED, by, row.get().id(), names(row.get().roles()));
        return new Invited.Sent(row.get().id(), invitations.send(row.get(), by.actor()));
    }

    @Override
    @Transactional
    public void enter(Newcomer newcomer, AccountId id, String password, byte[] secret) {
        var row = means.newcomers().enter(newcomer, id, password).orElseThrow();
        means.newcomers().enrol(row, secret);
    }

    @Override
    @Transactional
    public @Nullable Refusal inviteAgain(AccountId member, Acting by) {
        return decide(member, by, row -> {
            if (row.isDisabled()) return Refusal.of(Code.PAGE_MUST_EXIST);
            invitations.send(row, by.actor());
            means.events().add(Kind.INVITED, by, row.id(), names(row.roles()));
            return null;
        });
    }

    @Override
    @Transactional
    public @Nullable Refusal changeRoles(AccountId member, Set<Role> roles, Acting by) {
        if (!Roles.fit(roles)) return Refusal.of(Code.ROLES_MUST_FIT);
        return decideOnAnother(member, by, row -> {
            if (!roles.contains(Role.ADMINISTRATOR) && isLastAdministrator(row)) {
                return Refusal.of(Code.ADMINISTRATOR_MUST_REMAIN);
            }
            if (roles.equals(row.roles())) return null;
            members.changeRoles(row.id(), roles);
            var detail = names(row.roles()) + " > " + names(roles);
            means.events().add(Kind.ROLES_CHANGED, by, row.id(), detail);
            return null;
        });
    }

    @Override
    @Transactional
    public @Nullable Refusal disable(AccountId member, Acting by) {
        return decideOnAnother(member, by, row -> {
            if (row.isDisabled()) return null;
            if (isLastAdministrator(row)) return Refusal.of(Code.ADMINISTRATOR_MUST_REMAIN);
            members.disable(row.id(), now());
            invitations.withdraw(row);
            sessions.end(row.id());
            means.events().add(Kind.DISABLED, by, row.id(), "");
            return null;
        });
    }

    @Override
    @Transactional
    public @Nullable Refusal enable(AccountId member, Acting by) {
        return decideOnAnother(member, by, row -> {
            if (!row.isDisabled()) return null;
            members.disable(row.id(), null);
            means.events().add(Kind.ENABLED, by, row.id(), "");
            return null;
        });
    }

    @Override
    @Transactional
    public @Nullable Refusal askReset(AccountId member, Acting by) {
        return decideOnAnother(member, by, row -> {
            if (row.isDisabled() || row.sealedSecret() == null) {
                return Refusal.of(Code.PAGE_MUST_EXIST);
            }
            if (resets.ask(row.id(), idOf(by))) {
                means.events().add(Kind.RESET_ASKED, by, row.id(), "");
            }
            return null;
        });
    }

    @Override
    @Transactional
    public @Nullable Refusal approveReset(AccountId member, Acting by) {
        return decideOnAnother(member, by, row -> {
            var asked = resets.open().get(row.id());
            if (asked == null || row.isDisabled()) return Refusal.of(Code.PAGE_MUST_EXIST);
            if (asked.askedBy().equals(idOf(by))) {
                return Refusal.of(Code.ANOTHER_PERSON_MUST_DECIDE);
            }
            resets.approve(row.id(), idOf(by));
            members.forgetFactor(row.id());
            members.changePassword(row.id(), null);
            sessions.end(row.id());
            means.events().add(Kind.RESET_APPROVED, by, row.id(), "");
            invitations.send(row, by.actor());
            return null;
        });
    }

    /** Who shall decide about somebody must not be that somebody (I7). */
    private @Nullable Refusal decideOnAnother(
            AccountId member, Acting by, Function<MemberStore.Row, @Nullable Refusal> how) {
        return by.actor().who().equals(member.value().toString())
                ? Refusal.of(Code.ANOTHER_PERSON_MUST_DECIDE)
                : decide(member, by, how);
    }

    private @Nullable Refusal decide(
            AccountId member, Acting by, Function<MemberStore.Row, @Nullable Refusal> how) {
        var found = members.lockAll(by.brand()).stream()
                .filter(row -> row.id().equals(member))
                .findFirst();
        return found.isEmpty()
                ? Refusal.of(Code.PAGE_MUST_EXIST) // Of another brand, or nobody.
                : how.apply(found.get());
    }

    private boolean isLastAdministrator(MemberStore.Row row) {
        return row.isAdministrator()
                && members.all(row.brand()).stream()
                        .filter(one -> !one.id().equals(row.id()))
                        .noneMatch(MemberStore.Row::isAdministrator);
    }

    private static AccountId idOf(Acting by) {
        return new AccountId(UUID.fromString(by.actor().who()));
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
    }

    private Instant now() {
        return means.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
