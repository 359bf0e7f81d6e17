// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.demo.InDemo;
import signoff.demo.port.DemoWorld;
import signoff.demo.port.DemoWorld.CarriedPayment;
import signoff.demo.port.DemoWorld.Mood;

/** What goes wrong outside is chosen here, so that it can be seen what a closing makes of it. */
@InDemo
@Controller
class WorldPages {

    private static final int MOST = 100;

    private final DemoWorld world;

    WorldPages(DemoWorld world) {
        this.world = world;
    }

    @GetMapping("/demo/world")
    String page(Model model) {
        model.addAttribute("systems", world.systems());
        model.addAttribute("moods", Mood.values());
        return "demo/world";
    }

    @PostMapping("/demo/world")
    String set(
            @RequestParam String system, @RequestParam Mood mood, RedirectAttributes afterwards) {
        world.set(system, mood);
        afterwards.addFlashAttribute("changed", system);
        return "redirect:/demo/world";
    }

    /** What the gateway took and paid back, oldest first. */
    @GetMapping(path = "/demo/payments.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<CarriedPayment> payments(@RequestParam(defaultValue = "0") long after) {
        return world.payments(MOST, Math.max(0, after));
    }
}
