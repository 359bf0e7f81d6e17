// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import signoff.kernel.Actor.Role;
import signoff.kernel.Say;
import signoff.kernel.Visitor;
import signoff.staff.StaffEvents;
import signoff.staff.StaffEvents.Event;
import signoff.staff.StaffEvents.Kind;

/** For auditors and administrators: what happened to the accounts of staff. References alone. */
@Controller
class EventsPage {

    private static final int SHOWN_MOST = 50;

    private final StaffEvents events;

    EventsPage(StaffEvents events) {
        this.events = events;
    }

    /** One event in the words of the page. */
    public record Row(Event event, String kind, String role, String whose, String detail) {}

    @GetMapping("/staff/events")
    String list(
            Visitor visitor,
            @RequestParam(defaultValue = Long.MAX_VALUE + "") long before,
            Model model) {
        visitor.mustBe(Role.AUDITOR, Role.ADMINISTRATOR);
        var found = events.before(visitor.brand(), before, SHOWN_MOST);
        var say = visitor.say();
        model.addAttribute("rows", found.stream().map(one -> row(one, say)).toList());
        if (found.size() == SHOWN_MOST)
            model.addAttribute("more", found.getLast().number());
        return "staff/events";
    }

    private static Row row(Event event, Say say) {
        var role = event.role();
        return new Row(
                event,
                say.of("staff.event." + event.kind()),
                role == null ? "" : say.of("staff.role." + role),
                whose(event),
                event.kind() == Kind.ROLES_CHANGED || event.kind() == Kind.INVITED
                        ? roles(event.detail(), say)
                        : event.detail());
    }

    /** Whose account it is, unless it is that of who acted. */
    private static String whose(Event event) {
        if (event.member() == null) return "";
        var whose = event.member().value().toString();
        return whose.equals(event.who()) ? "" : whose;
    }

    /** The names of roles that stand in a detail, each in the words of the page. */
    private static String roles(String detail, Say say) {
        return Arrays.stream(detail.split(" > "))
                .map(part -> Arrays.stream(part.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(name -> say.of("staff.role." + name.toUpperCase(Locale.ROOT)))
                        .reduce((one, next) -> one + " / " + next)
                        .orElse(""))
                .reduce((before, after) -> before + " → " + after)
                .orElse("");
    }
}
