// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import signoff.demo.InDemo;
import signoff.demo.Winding;

/** The clock of the demo: read, and wound forward. */
@InDemo
@Controller
class ClockPages {

    private final Winding winding;
    private final Clock clock;

    ClockPages(Winding winding, Clock clock) {
        this.winding = winding;
        this.clock = clock;
    }

    /** What the clock shows. */
    record Shown(Instant now) {}

    /**
     * How far to wind: one of the two.
     *
     * @param forward by how much, as ISO 8601 has it: {@code P7D}, {@code PT1H}
     * @param until to which instant; one that has passed changes nothing
     */
    record Wish(@Nullable String forward, @Nullable String until) {}

    @GetMapping(path = "/demo/clock", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Shown now() {
        return new Shown(clock.instant());
    }

    /** JSON needs no token: no form of another site can send it. */
    @PostMapping(path = "/demo/clock", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Shown windByJson(@RequestBody Wish wish) {
        return new Shown(wind(wish));
    }

    /** The bar on each page: the name of the button's field is by. */
    @PostMapping(path = "/demo/clock", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String windByForm(
            @RequestParam(required = false) @Nullable String by,
            Wish wish,
            @RequestParam(defaultValue = "/") String back) {
        wind(by == null ? wish : new Wish(by, null));
        return "redirect:" + Back.to(back);
    }

    private Instant wind(Wish wish) {
        try {
            if (wish.forward() != null) return winding.forward(Duration.parse(wish.forward()));
        } catch (DateTimeParseException e) {
            throw Winding.doesNotFit("forward");
        }
        try {
            if (wish.until() != null) return winding.until(Instant.parse(wish.until()));
        } catch (DateTimeParseException e) {
            throw Winding.doesNotFit("until");
        }
        throw Winding.doesNotFit("forward");
    }
}
