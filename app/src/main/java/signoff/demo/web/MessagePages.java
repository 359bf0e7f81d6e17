// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import signoff.demo.InDemo;
import signoff.demo.port.DemoWorld;
import signoff.demo.port.DemoWorld.SentMessage;

/** Every mail and SMS that the demo has sent, newest first: nobody's inbox has to be real. */
@InDemo
@Controller
class MessagePages {

    private static final int PAGE = 20;
    private static final int MOST = 100;

    private final DemoWorld world;

    MessagePages(DemoWorld world) {
        this.world = world;
    }

    /**
     * Part of what was sent.
     *
     * @param next what to give as {@code before} to see older ones; null when there are none
     */
    record Part(List<SentMessage> messages, @Nullable Long next) {}

    @GetMapping(path = "/demo/messages.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Part json(
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        return part(before, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/demo/messages")
    String page(@RequestParam(defaultValue = "0") long before, Model model) {
        model.addAttribute("part", part(before, PAGE));
        return "demo/messages";
    }

    private Part part(long before, int limit) {
        var found = world.messages(limit + 1, Math.max(0, before));
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit ? shown.getLast().number() : null;
        return new Part(shown, next);
    }
}
