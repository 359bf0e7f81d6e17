// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The colour of a brand as a style sheet of its own, because pages have no inline style. */
@Controller
class BrandStyle {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=utf-8");

    private final Brands brands;

    BrandStyle(Brands brands) {
        this.brands = brands;
    }

    @GetMapping("/assets/brand.css")
    ResponseEntity<String> style(HttpServletRequest request) {
        var brand = brands.of(request);
        var style = """
                :root { --accent: %s; --on-accent: #fff; }
                @media screen and (prefers-color-scheme: dark) {
                  :root { --accent: %s; --on-accent: #10161b; }
                }
                """.formatted(brand.accent(), brand.accentOnDark());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .contentType(CSS)
                .body(style);
    }
}
