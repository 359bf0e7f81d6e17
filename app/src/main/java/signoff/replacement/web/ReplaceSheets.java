// SPDX-License-Identifier: Apache-2.0
package signoff.replacement.web;

import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.supply.ActivationCode;
import signoff.line.supply.Supply;
import signoff.policy.Policies;
import signoff.replacement.Replacements;
import signoff.replacement.Replacements.Status;
import signoff.suspension.Suspensions;

/** Gathers what the page of another SIM shows, of the visitor's own lines. */
@Component
class ReplaceSheets {

    private final Lines lines;
    private final Supply supply;
    private final Replacements replacements;
    private final Suspensions suspensions;
    private final Policies policies;

    ReplaceSheets(
            Lines lines,
            Supply supply,
            Replacements replacements,
            Suspensions suspensions,
            Policies policies) {
        this.lines = lines;
        this.supply = supply;
        this.replacements = replacements;
        this.suspensions = suspensions;
        this.policies = policies;
    }

    Line own(Visitor visitor, UUID line) {
        return lines.own(visitor, line);
    }

    ReplaceSheet of(Visitor visitor, UUID id) {
        var line = own(visitor, id);
        return new ReplaceSheet(
                line,
                replacements.latestOf(line.id()).orElse(null),
                replacements.forms(line),
                replacements.price(line),
                suspensions.openOf(line.id()).stream()
                        .anyMatch(one -> one.reason().name().equals("LOST_STOLEN")),
                policies.current(line.brand(), line.country(), line.kind())
                        .recentChange()
                        .toHours());
    }

    ActivationCode code(ReplaceSheet sheet) {
        var latest = sheet.latest();
        var there = latest != null && latest.status() == Status.REPLACED;
        return supply.activationCode(sheet.line().id())
                .filter(_ -> there)
                .orElseThrow(RequestRefused.because(Code.PAGE_MUST_EXIST));
    }

    Refusal unfit() {
        return Refusal.of(Code.PROPERTY_MUST_FIT, "property", "form");
    }
}
