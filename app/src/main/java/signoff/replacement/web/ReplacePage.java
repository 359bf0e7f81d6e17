// SPDX-License-Identifier: Apache-2.0
package signoff.replacement.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Money;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.supply.QrPicture;
import signoff.line.supply.SimForm;
import signoff.replacement.Replacements;
import signoff.replacement.Replacements.Deciding;
import signoff.replacement.Replacements.Replacement;

/** Another SIM for a line: what it means, the code, the card, and how far it is (SF-31). */
@Controller
@RequestMapping("/lines/{line}/replace")
class ReplacePage {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final ReplaceSheets sheets;
    private final Replacements replacements;

    ReplacePage(ReplaceSheets sheets, Replacements replacements) {
        this.sheets = sheets;
        this.replacements = replacements;
    }

    /** @param again somebody who has a new SIM wants one more */
    @GetMapping
    String show(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable String again,
            Model model) {
        var sheet = sheets.of(visitor, line);
        // Gone for good, or on its way there, with no SIM to tell of: its own page says so.
        if (sheet.latest() == null && !sheet.isAskable()) return "redirect:/lines/" + line;
        model.addAttribute("sheet", sheet);
        model.addAttribute("form", sheet.isForm(again != null));
        return "replacement/replace";
    }

    @PostMapping
    String ask(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String price,
            RedirectAttributes afterwards) {
        var found = sheets.own(visitor, line);
        var wanted = form(form);
        if (wanted.isEmpty()) throw new RequestRefused(sheets.unfit());
        var agreed = agreed(found, price);
        var deciding = replacements.ask(found.id(), wanted.get(), agreed, visitor.actor());
        return told(deciding, "", visitor, line, afterwards);
    }

    private static Optional<SimForm> form(String sent) {
        for (var form : SimForm.values()) if (form.name().equals(sent)) return Optional.of(form);
        return Optional.empty();
    }

    // What is no sum was never shown.
    private static @Nullable Money agreed(Line line, String minor) {
        if (!minor.matches("\\d{1,12}")) return null;
        return new Money(Long.parseLong(minor), line.currency());
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes afterwards) {
        var id = latest(visitor, line, Code.REPLACEMENT_MUST_AWAIT_CODE).id();
        var deciding = replacements.confirm(id, code, visitor.actor());
        return told(deciding, "code", visitor, line, afterwards);
    }

    @PostMapping("/card")
    String name(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String serial,
            RedirectAttributes afterwards) {
        var id = latest(visitor, line, Code.ORDER_MUST_AWAIT_CARD).id();
        var deciding = replacements.nameCard(id, serial, visitor.actor());
        afterwards.addFlashAttribute("typed", serial);
        return told(deciding, "serial", visitor, line, afterwards);
    }

    @PostMapping("/cancel")
    String cancel(Visitor visitor, @PathVariable UUID line, RedirectAttributes afterwards) {
        var id = latest(visitor, line, Code.ORDER_MUST_BE_CANCELLABLE).id();
        return told(replacements.cancel(id, visitor.actor()), "", visitor, line, afterwards);
    }

    @GetMapping("/esim")
    String code(Visitor visitor, @PathVariable UUID line, Model model) {
        var sheet = sheets.of(visitor, line);
        model.addAttribute("sheet", sheet);
        model.addAttribute("code", sheets.code(sheet));
        return "replacement/esim";
    }

    /** Whoever has it can take the line, so no browser keeps it. */
    @GetMapping("/esim.svg")
    ResponseEntity<String> picture(Visitor visitor, @PathVariable UUID line) {
        var code = sheets.code(sheets.of(visitor, line));
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(QrPicture.svg(code.text()));
    }

    private Replacement latest(Visitor visitor, UUID line, Code otherwise) {
        return replacements
                .latestOf(sheets.own(visitor, line).id())
                .orElseThrow(RequestRefused.because(otherwise));
    }

    private static String told(
            Deciding deciding,
            String field,
            Visitor visitor,
            UUID line,
            RedirectAttributes afterwards) {
        if (deciding instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field));
        }
        return "redirect:/lines/" + line + "/replace";
    }
}
