// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriUtils;
import signoff.console.Brands;
import signoff.console.security.Mistakes;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Say;
import signoff.line.supply.QrPicture;
import signoff.staff.StaffSignIn;
import signoff.staff.StaffSignIn.Enrolled;
import signoff.staff.StaffSignIn.Entered;

/** The second step of staff: a code of their app, enrolled before the first use. */
@Controller
class FactorPage {

    private static final String CODE_PAGE = "staff/code";
    private static final String ENROL = "staff/enrol";
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final StaffSignIn staff;
    private final StaffDoor door;
    private final Brands brands;

    FactorPage(StaffSignIn staff, StaffDoor door, Brands brands) {
        this.staff = staff;
        this.door = door;
        this.brands = brands;
    }

    /** What was typed on either page, and where its reader wanted to go. */
    record Typed(@Nullable String code, @Nullable String to) {

        String target() {
            return StaffSignInFirst.safe(Asked.given(to));
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping("/staff/code")
    String ask(Typed typed, HttpServletRequest request, Model model) {
        if (!isEnrolled(request)) return "redirect:/staff/enrol";
        model.addAttribute("to", typed.target());
        return CODE_PAGE;
    }

    @PostMapping("/staff/code")
    String prove(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var entered =
                staff.prove(Asked.by(request), Asked.given(typed.code()), Asked.where(request));
        if (entered instanceof Entered.In(var token)) {
            door.open(token, request, response);
            return "redirect:" + typed.target();
        }
        var why = ((Entered.Refused) entered).why();
        Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, "code"));
        model.addAttribute("to", typed.target());
        return CODE_PAGE;
    }

    @GetMapping("/staff/enrol")
    String enrol(Typed typed, HttpServletRequest request, Model model) {
        if (isEnrolled(request)) return "redirect:/staff/code";
        model.addAttribute("to", typed.target());
        return shown(request, model);
    }

    private static boolean isEnrolled(HttpServletRequest request) {
        return Asked.by(request).enrolled();
    }

    private String shown(HttpServletRequest request, Model model) {
        var text = staff.secret(Asked.by(request)).text();
        model.addAttribute("secret", text.replaceAll("(.{4})(?!$)", "$1 "));
        return ENROL;
    }

    /** What apps read (the form of Google Authenticator's key URI). */
    @GetMapping("/staff/enrol.svg")
    ResponseEntity<String> picture(HttpServletRequest request) {
        if (isEnrolled(request)) throw new RequestRefused(Refusal.of(Code.PAGE_MUST_EXIST));
        var secret = staff.secret(Asked.by(request));
        var issuer = UriUtils.encode(brands.of(request).name(), UTF_8);
        var login = UriUtils.encode(secret.login(), UTF_8);
        var text = "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, login, secret.text(), issuer);
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(QrPicture.svg(text));
    }

    @PostMapping("/staff/enrol")
    String enrol(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (isEnrolled(request)) return "redirect:/staff/code";
        var enrolled =
                staff.enrol(Asked.by(request), Asked.given(typed.code()), Asked.where(request));
        model.addAttribute("to", typed.target());
        if (enrolled instanceof Enrolled.In(var token, var codes)) {
            door.open(token, request, response);
            model.addAttribute("codes", codes);
            return "staff/recovery-codes";
        }
        var why = ((Enrolled.Refused) enrolled).why();
        Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, "code"));
        return shown(request, model);
    }
}
