// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import signoff.console.security.Mistakes;
import signoff.kernel.Actor.Role;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.staff.Roles;
import signoff.staff.StaffSessions;
import signoff.staff.StaffSignIn;

/** What each member of staff has: the way to their work, their sessions, their password. */
@Controller
class OwnPages {

    /** Whose work is on the desk. */
    private static final Role[] AT_THE_DESK = {
        Role.REVIEWER, Role.FRAUD, Role.AGENT, Role.FINANCE, Role.AUDITOR
    };

    private static final String ENDED = "redirect:/staff/sessions?told=ended";

    private final StaffSignIn staff;
    private final StaffSessions sessions;
    private final StaffDoor door;

    OwnPages(StaffSignIn staff, StaffSessions sessions, StaffDoor door) {
        this.staff = staff;
        this.sessions = sessions;
        this.door = door;
    }

    @GetMapping("/staff")
    String home(Visitor visitor, Model model) {
        var roles = Roles.OF_STAFF.stream().filter(visitor.roles()::contains).toList();
        model.addAttribute("roles", roles.stream().map(Enum::name).toList());
        model.addAttribute("desk", visitor.is(AT_THE_DESK));
        return "staff/home";
    }

    @GetMapping("/staff/sessions")
    String sessions(
            HttpServletRequest request, @RequestParam(defaultValue = "") String told, Model model) {
        model.addAttribute("ended", told.equals("ended"));
        model.addAttribute("sessions", sessions.of(Asked.by(request)));
        return "staff/sessions";
    }

    @PostMapping("/staff/sessions/{session}/end")
    String end(
            @PathVariable UUID session, HttpServletRequest request, HttpServletResponse response) {
        var onDuty = Asked.by(request);
        if (!sessions.end(onDuty, session, Asked.where(request))) {
            throw new RequestRefused(Refusal.of(Refusal.Code.PAGE_MUST_EXIST));
        }
        if (session.equals(onDuty.session())) {
            door.close(request, response);
            return "redirect:" + StaffSignInFirst.SIGN_IN + "?told=out";
        }
        return ENDED;
    }

    @PostMapping("/staff/sessions/end-others")
    String endOthers(HttpServletRequest request) {
        sessions.endOthers(Asked.by(request), Asked.where(request));
        return ENDED;
    }

    /** What was typed. */
    record Typed(@Nullable String current, @Nullable String password) {

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping("/staff/password")
    String password() {
        return "staff/password";
    }

    @PostMapping("/staff/password")
    String password(
            Typed typed,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var change =
                new StaffSignIn.Change(Asked.given(typed.current()), Asked.given(typed.password()));
        var why = staff.changePassword(Asked.by(request), change, Asked.where(request));
        if (why == null) {
            model.addAttribute("changed", true);
        } else {
            Mistakes.status(why, response);
            var isCurrent = why.code() == Refusal.Code.PASSWORD_MUST_MATCH;
            var field = isCurrent ? "current" : "password";
            model.addAttribute("mistake", visitor.say().mistake(why, field));
        }
        return "staff/password";
    }
}
