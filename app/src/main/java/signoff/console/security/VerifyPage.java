// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import signoff.kernel.Say;
import signoff.subscriber.ReceivedMessages;
import signoff.subscriber.ReceivedMessages.Checked;

/** Is this message from us? Anybody may ask who holds one (SF-94). */
@Controller
class VerifyPage {

    /** Stands at the end of every message we send. */
    static final String PATH = "/verify";

    private static final String VIEW = "console/verify";

    private final ReceivedMessages messages;

    VerifyPage(ReceivedMessages messages) {
        this.messages = messages;
    }

    /** What was typed on the page. Personal data: its text form tells nothing. */
    record Typed(@Nullable String reached, @Nullable String proof) {

        static String given(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping(PATH)
    String ask() {
        return VIEW;
    }

    /** Answered at once: whom a message came to must not stand in an address. */
    @PostMapping(PATH)
    String check(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var checked = messages.check(
                Typed.given(typed.reached()), Typed.given(typed.proof()), request.getRemoteAddr());
        switch (checked) {
            case Checked.Ours ours -> model.addAttribute("ours", ours);
            case Checked.NotOurs _ -> model.addAttribute("notOurs", true);
            case Checked.Refused(var why) -> {
                Mistakes.status(why, response);
                model.addAttribute("mistake", say.mistake(why, ""));
            }
        }
        return VIEW;
    }
}
