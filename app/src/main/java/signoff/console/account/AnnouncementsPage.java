// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.announcement.Announcements;
import signoff.announcement.Announcements.Draft;
import signoff.announcement.Announcements.Text;
import signoff.kernel.Language;
import signoff.kernel.Visitor;

/** For the operator's engineers: what all subscribers of the brand are told on their pages. */
@Controller
@RequestMapping("/operator/announcements")
class AnnouncementsPage {

    private static final int SHOWN_MOST = 50;

    /** No year that a database or a calendar could not hold. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Announcements announcements;

    AnnouncementsPage(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        visitor.mustBeEngineer();
        model.addAttribute("all", announcements.all(visitor.brand(), SHOWN_MOST));
        model.addAttribute("languages", Language.values());
        model.addAttribute("titleMost", Announcements.TITLE_LETTERS_MOST);
        model.addAttribute("bodyMost", Announcements.BODY_LETTERS_MOST);
        return "console/announcements";
    }

    /** Both days count whole, on the clock of the brand. */
    @PostMapping
    String publish(
            Visitor visitor,
            @RequestParam Map<String, String> typed,
            RedirectAttributes afterwards) {
        var actor = visitor.mustBeEngineer().actor();
        var zone = visitor.say().zone();
        var draft = new Draft(
                start(typed.get("from"), 0, zone),
                start(typed.get("until"), 1, zone),
                texts(typed));
        var why = announcements.publish(visitor.brand(), draft, actor);
        if (why != null) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, "from"));
            var kept = new HashMap<>(typed);
            kept.remove("_csrf");
            afterwards.addFlashAttribute("typed", kept);
        }
        return "redirect:/operator/announcements";
    }

    private static Map<Language, Text> texts(Map<String, String> typed) {
        var texts = new HashMap<Language, Text>();
        for (var language : Language.values()) {
            var title = typed.getOrDefault("title-" + language.tag(), "");
            var body = typed.getOrDefault("body-" + language.tag(), "");
            texts.put(language, new Text(title.strip(), body.strip()));
        }
        return texts;
    }

    /** A day that cannot be read is long over, and so refused. */
    private static Instant start(@Nullable String day, int more, ZoneId zone) {
        var stripped = day == null ? "" : day.strip();
        if (!DAY.matcher(stripped).matches()) return Instant.EPOCH;
        try {
            return LocalDate.parse(stripped).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    @PostMapping("/{announcement}/withdraw")
    String withdraw(Visitor visitor, @PathVariable UUID announcement) {
        visitor.mustBeEngineer();
        announcements.withdraw(visitor.brand(), announcement);
        return "redirect:/operator/announcements";
    }
}
