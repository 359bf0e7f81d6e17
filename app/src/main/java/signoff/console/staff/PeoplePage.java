// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.staff.Acting;
import signoff.staff.Member;
import signoff.staff.Roles;
import signoff.staff.Staff;

/** For administrators: who works here, and in which roles. Auditors read it. */
@Controller
@RequestMapping("/staff/people")
class PeoplePage {

    private static final Set<String> DONE =
            Set.of("invited", "roles", "invite", "disable", "enable", "reset", "approve");

    private final Staff staff;

    PeoplePage(Staff staff) {
        this.staff = staff;
    }

    /** What was typed of a newcomer. Personal data: its text form says nothing. */
    record Typed(
            @Nullable String login,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String language,
            @Nullable List<String> roles) {

        Set<Role> chosen() {
            var chosen = EnumSet.noneOf(Role.class);
            var named = roles == null ? List.<String>of() : roles;
            Roles.OF_STAFF.stream()
                    .filter(role -> named.contains(role.name()))
                    .forEach(chosen::add);
            return chosen;
        }

        Language spoken() {
            return Arrays.stream(Language.values())
                    .filter(one -> one.tag().equals(language))
                    .findFirst()
                    .orElse(Language.EN);
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    /** What one administrator may do to a member, as buttons. */
    public record Card(Member member, boolean self, boolean decided) {

        public boolean has(String role) {
            return member.roles().contains(Role.valueOf(role));
        }
    }

    @GetMapping
    ModelAndView list(Visitor visitor, @RequestParam(defaultValue = "") String done) {
        visitor.mustBe(Role.ADMINISTRATOR, Role.AUDITOR);
        var page = page(visitor);
        if (DONE.contains(done)) page.addObject("done", done);
        return page;
    }

    private ModelAndView page(Visitor visitor) {
        var cards = staff.all(visitor.brand()).stream()
                .map(member -> card(visitor, member))
                .toList();
        return new ModelAndView("staff/people")
                .addObject("cards", cards)
                .addObject("deciding", visitor.is(Role.ADMINISTRATOR))
                .addObject("roles", Roles.OF_STAFF.stream().map(Enum::name).toList())
                .addObject("languages", Language.values());
    }

    private static Card card(Visitor visitor, Member member) {
        var reset = member.reset();
        return new Card(
                member,
                member.id().equals(visitor.account()),
                reset != null && reset.askedBy().equals(visitor.account()));
    }

    @PostMapping
    ModelAndView invite(Visitor visitor, Typed typed, HttpServletRequest request) {
        var newcomer = new Staff.Newcomer(
                visitor.brand(),
                Asked.given(typed.login()),
                Asked.given(typed.name()),
                Asked.given(typed.mail()),
                typed.spoken(),
                typed.chosen());
        var invited = staff.invite(newcomer, administrator(visitor, request));
        return invited instanceof Staff.Invited.Refused(var why)
                ? again(visitor, why, field(why)).addObject("typed", typed)
                : done("invited");
    }

    private static ModelAndView done(String deed) {
        return new ModelAndView("redirect:/staff/people?done=" + deed);
    }

    /** In the same answer: what was typed of a newcomer is kept nowhere between two requests. */
    private ModelAndView again(Visitor visitor, Refusal why, String field) {
        var page = page(visitor).addObject("mistake", visitor.say().mistake(why, field));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String field(Refusal why) {
        return switch (why.code()) {
            case CONTACT_MUST_BE_READABLE -> "mail";
            case ROLES_MUST_FIT -> "roles";
            default -> "login";
        };
    }

    /** What can be done to somebody who is here. */
    enum Deed {
        INVITE,
        DISABLE,
        ENABLE,
        RESET,
        APPROVE
    }

    @PostMapping("/{member}/roles")
    ModelAndView roles(
            Visitor visitor,
            @PathVariable UUID member,
            @ModelAttribute("changed") Typed changed,
            HttpServletRequest request) {
        var by = administrator(visitor, request);
        var why = staff.changeRoles(new AccountId(member), changed.chosen(), by);
        return told(why, "roles", visitor);
    }

    @PostMapping("/{member}/{deed:invite|disable|enable|reset|approve}")
    ModelAndView decide(
            Visitor visitor,
            @PathVariable UUID member,
            @PathVariable String deed,
            HttpServletRequest request) {
        var by = administrator(visitor, request);
        var id = new AccountId(member);
        var why = switch (Deed.valueOf(deed.toUpperCase(java.util.Locale.ROOT))) {
            case INVITE -> staff.inviteAgain(id, by);
            case DISABLE -> staff.disable(id, by);
            case ENABLE -> staff.enable(id, by);
            case RESET -> staff.askReset(id, by);
            case APPROVE -> staff.approveReset(id, by);
        };
        return told(why, deed, visitor);
    }

    private static Acting administrator(Visitor visitor, HttpServletRequest request) {
        return Acting.of(visitor.mustBe(Role.ADMINISTRATOR), Asked.where(request));
    }

    /** Who is not of the brand, or is nobody, is not found. */
    private ModelAndView told(@Nullable Refusal why, String deed, Visitor visitor) {
        if (why == null) return done(deed);
        if (why.code() == Refusal.Code.PAGE_MUST_EXIST) throw new RequestRefused(why);
        return again(visitor, why, "");
    }
}
