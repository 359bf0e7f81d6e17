// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import signoff.console.Brands;
import signoff.console.security.Mistakes;
import signoff.kernel.Refusal;
import signoff.kernel.Say;
import signoff.staff.StaffSignIn;
import signoff.staff.StaffSignIn.Entered;

/** The first step of staff: a password, or a code of an invitation to choose one. */
@Controller
class StaffSignInPage {

    private static final String VIEW = "staff/sign-in";
    private static final String WELCOME = "staff/welcome";
    private static final Set<String> TOLD = Set.of("out", "expired");

    private final StaffSignIn staff;
    private final StaffDoor door;
    private final Brands brands;

    StaffSignInPage(StaffSignIn staff, StaffDoor door, Brands brands) {
        this.staff = staff;
        this.door = door;
        this.brands = brands;
    }

    /** What was typed on either page, and where its reader wanted to go. */
    record Typed(
            @Nullable String login,
            @Nullable String password,
            @Nullable String code,
            @Nullable String to) {

        String target() {
            return StaffSignInFirst.safe(Asked.given(to));
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping(StaffSignInFirst.SIGN_IN)
    String ask(Typed typed, @RequestParam(defaultValue = "") String told, Model model) {
        if (TOLD.contains(told)) model.addAttribute("told", told);
        model.addAttribute("to", typed.target());
        return VIEW;
    }

    @PostMapping(StaffSignInFirst.SIGN_IN)
    String signIn(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var entered = staff.signIn(
                brands.of(request).id(),
                Asked.given(typed.login()),
                Asked.given(typed.password()),
                Asked.where(request));
        if (entered instanceof Entered.In(var token)) {
            var half = door.open(token, request, response);
            return "redirect:" + StaffSignInFirst.next(half, typed.target());
        }
        var why = ((Entered.Refused) entered).why();
        Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, "login"));
        model.addAttribute("to", typed.target());
        return VIEW;
    }

    @GetMapping("/staff/welcome")
    String welcome() {
        return WELCOME;
    }

    @PostMapping("/staff/welcome")
    String welcome(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var welcome = new StaffSignIn.Welcome(
                Asked.given(typed.login()),
                Asked.given(typed.code()),
                Asked.given(typed.password()));
        var entered = staff.welcome(brands.of(request).id(), welcome, Asked.where(request));
        if (entered instanceof Entered.In(var token)) {
            var half = door.open(token, request, response);
            return "redirect:" + StaffSignInFirst.next(half, StaffSignInFirst.HOME);
        }
        var why = ((Entered.Refused) entered).why();
        Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, field(why)));
        return WELCOME;
    }

    private static String field(Refusal why) {
        return switch (why.code()) {
            case PASSWORD_MUST_BE_LONG_ENOUGH, PASSWORD_MUST_NOT_BE_COMMON -> "password";
            default -> "code";
        };
    }

    @PostMapping("/staff/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        staff.signOut(Asked.by(request), Asked.where(request));
        door.close(request, response);
        return "redirect:" + StaffSignInFirst.SIGN_IN + "?told=out";
    }
}
