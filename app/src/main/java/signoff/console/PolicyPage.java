// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import signoff.kernel.Visitor;
import signoff.policy.Policies;
import signoff.policy.Trigger;

/** For the operator's engineers: by which rules lines are closed, and which file says so. */
@Controller
class PolicyPage {

    private final Policies policies;

    PolicyPage(Policies policies) {
        this.policies = policies;
    }

    @GetMapping("/operator/policy")
    String policy(
            Visitor visitor,
            @RequestParam(defaultValue = "data-card") String kind,
            @RequestParam(defaultValue = "cn") String country,
            @RequestParam(defaultValue = "customer-request") String trigger,
            Model model) {
        visitor.mustBeEngineer();
        var shownKind = known(kind, policies.kinds());
        var places = new LinkedHashSet<>(policies.countries());
        places.addAll(policies.regions());
        var shownCountry = known(country, places);
        model.addAttribute("shown", new PolicyWords(visitor.say()));
        model.addAttribute("kinds", policies.kinds());
        model.addAttribute("countries", places);
        model.addAttribute("kind", shownKind);
        model.addAttribute("country", shownCountry);
        var shownTrigger = Trigger.named(trigger).orElse(Trigger.CUSTOMER_REQUEST);
        model.addAttribute(
                "triggers", Arrays.stream(Trigger.values()).map(Trigger::word).toList());
        model.addAttribute("trigger", shownTrigger.word());
        try {
            var sheet = policies.sheet(visitor.brand(), shownCountry, shownKind, shownTrigger);
            model.addAttribute("sheet", sheet);
        } catch (IllegalArgumentException nothingSoldThere) {
            model.addAttribute("sheet", null);
        }
        return "console/policy";
    }

    private static String known(String word, Collection<String> words) {
        return words.contains(word) ? word : words.iterator().next();
    }
}
