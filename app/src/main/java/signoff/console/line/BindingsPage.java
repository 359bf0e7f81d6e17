// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.device.Bindings;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;

/** The checklist of accounts that know the number. It stops nobody. */
@Controller
@RequestMapping("/lines/{line}/bindings")
class BindingsPage {

    private final OwnLines own;
    private final Bindings bindings;

    BindingsPage(OwnLines own, Bindings bindings) {
        this.own = own;
        this.bindings = bindings;
    }

    @GetMapping
    String list(Visitor visitor, @PathVariable UUID line, Model model) {
        var found = own.find(visitor, line);
        model.addAttribute("line", found);
        model.addAttribute("bindings", bindings.of(found.id()));
        model.addAttribute("nameMost", Bindings.NAME_MOST);
        return "console/bindings";
    }

    @PostMapping
    String add(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, line);
        tell(visitor, bindings.add(found.id(), name), "name", afterwards);
        return page(line);
    }

    @PostMapping("/mark")
    String mark(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable UUID binding,
            @RequestParam(defaultValue = "false") boolean done,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, line);
        var wanted = binding == null ? new UUID(0, 0) : binding;
        tell(visitor, bindings.mark(found.id(), wanted, done), "", afterwards);
        return page(line);
    }

    private static void tell(
            Visitor visitor, @Nullable Refusal why, String field, RedirectAttributes afterwards) {
        if (why != null) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field));
        }
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line + "/bindings";
    }
}
