// SPDX-License-Identifier: Apache-2.0
package signoff.console.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import signoff.document.Paper;
import signoff.document.Papers;
import signoff.document.Papers.Looking;
import signoff.document.Viewing.Reason;
import signoff.kernel.Actor.Role;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** For staff: one document, after they have said why, and with that written down (I30). */
@Controller
@RequestMapping("/desk/documents/{paper}")
class DocumentViewPage {

    private static final String VIEW = "console/document";

    private final Papers papers;

    DocumentViewPage(Papers papers) {
        this.papers = papers;
    }

    /** Tells of the document, and asks why; shows nothing of it. */
    @GetMapping
    String ask(Visitor anybody, @PathVariable UUID paper, Model model) {
        var visitor = judging(anybody);
        tell(found(visitor, paper), model);
        return VIEW;
    }

    @PostMapping
    String look(
            Visitor anybody,
            @PathVariable UUID paper,
            @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        var visitor = judging(anybody);
        var found = found(visitor, paper);
        var why = Arrays.stream(Reason.values())
                .filter(each -> each.name().equals(reason))
                .findFirst();
        if (why.isPresent()) {
            switch (papers.look(visitor.brand(), paper, why.get(), visitor.actor())) {
                case Looking.Begun(var viewing) -> model.addAttribute("viewing", viewing);
                case Looking.Refused(var refused) ->
                    model.addAttribute("mistake", visitor.say().mistake(refused, ""));
            }
        }
        tell(found, model);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return VIEW;
    }

    /**
     * One page, drawn anew each time with its viewer on it. Kept by no cache, run by no browser.
     */
    @GetMapping("/viewings/{viewing}/{page}")
    ResponseEntity<byte[]> page(
            Visitor anybody,
            @PathVariable UUID paper,
            @PathVariable UUID viewing,
            @PathVariable int page)
            throws IOException {
        var visitor = judging(anybody);
        found(visitor, paper);
        var picture = papers.page(viewing, page, visitor.actor())
                .orElseThrow(RequestRefused.because(Code.PAPER_MUST_BE_KNOWN));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("page-" + page + ".jpg")
                                .build()
                                .toString())
                .body(picture);
    }

    private static Visitor judging(Visitor anybody) {
        return anybody.mustBe(Role.REVIEWER, Role.FRAUD);
    }

    private Paper found(Visitor visitor, UUID paper) {
        return papers.find(visitor.brand(), paper)
                .orElseThrow(RequestRefused.because(Code.PAPER_MUST_BE_KNOWN));
    }

    private static void tell(Paper paper, Model model) {
        model.addAttribute("paper", paper);
        model.addAttribute("reasons", Reason.values());
    }
}
