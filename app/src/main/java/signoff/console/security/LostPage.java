// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import signoff.console.Brands;
import signoff.kernel.Say;
import signoff.suspension.LostReports;

/** A lost or stolen line is blocked here by whoever knows one fact of it (SF-31, X-15). */
@Controller
class LostPage {

    private static final String PAGE = "console/lost";
    private static final int LETTERS_MOST = 200;

    private final LostReports reports;
    private final Brands brands;

    LostPage(LostReports reports, Brands brands) {
        this.reports = reports;
        this.brands = brands;
    }

    /** What was typed. All of it may be missing or nonsense. */
    record Typed(@Nullable String number, @Nullable String fact) {

        static String given(@Nullable String text) {
            if (text == null) return "";
            return text.length() > LETTERS_MOST ? text.substring(0, LETTERS_MOST) : text;
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping("/lost")
    String ask() {
        return PAGE;
    }

    @PostMapping("/lost")
    String report(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var why = reports.report(
                brands.of(request).id(),
                Typed.given(typed.number()),
                Typed.given(typed.fact()),
                request.getRemoteAddr());
        if (why == null) {
            model.addAttribute("reported", true);
        } else {
            Mistakes.status(why, response);
            model.addAttribute("mistake", say.mistake(why, ""));
        }
        return PAGE;
    }
}
