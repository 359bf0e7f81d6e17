// SPDX-License-Identifier: Apache-2.0
package signoff.console.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.document.Paper;
import signoff.document.Papers;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Upload;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** What a closing asks its subscriber for, why, and until when it is kept (SF-58, SF-59, I30). */
@Controller
@RequestMapping("/closures/{closure}/documents")
class CaseDocumentsPage {

    private final CaseOfOwner own;
    private final Papers papers;
    private final DataSize uploadMax;

    CaseDocumentsPage(CaseOfOwner own, Papers papers, DataSize uploadMax) {
        this.own = own;
        this.papers = papers;
        this.uploadMax = uploadMax;
    }

    @GetMapping
    String list(Visitor visitor, @PathVariable UUID closure, Model model) {
        var found = own.find(visitor, closure);
        model.addAttribute("closureId", found.value());
        model.addAttribute("number", found.number());
        model.addAttribute("asked", papers.asked(found));
        model.addAttribute("papers", papers.of(found));
        model.addAttribute("keptDays", papers.keptFor().toDays());
        return "console/documents";
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String handIn(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String item,
            HttpServletRequest request,
            RedirectAttributes afterwards)
            throws IOException {
        var found = own.find(visitor, closure);
        var told = toldOf(visitor, found, item, request);
        if (told.kept() > 0) afterwards.addFlashAttribute("kept", told.kept());
        if (told.waiting()) afterwards.addFlashAttribute("waiting", true);
        if (told.why() != null) {
            var field = "files-" + item;
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(told.why(), field));
        }
        return page(closure);
    }

    /** What became of all files of a form: each counts for itself. */
    private record Told(int kept, boolean waiting, @Nullable Refusal why) {}

    private Told handedIn(Visitor visitor, CaseId of, String item, SentFiles files)
            throws IOException {
        int kept = 0;
        var waiting = false;
        Refusal why = null;
        SentFiles.Sent sent;
        while ((sent = files.next()) != null) {
            var upload = new Upload(sent.content(), sent.name());
            switch (papers.handIn(visitor.brand(), of, item, upload)) {
                case HandingIn.Kept(var paper) -> {
                    kept++;
                    waiting |= paper.state() == Paper.State.WAITING_FOR_SCAN;
                }
                case HandingIn.Refused(var refused) -> why = refused;
            }
        }
        if (kept == 0 && why == null) why = Refusal.of(Code.FILE_MUST_BE_PICTURE_OR_PDF);
        return new Told(kept, waiting, why);
    }

    /** A form that does not say before how large it is says it while it is read. */
    private Told toldOf(Visitor visitor, CaseId of, String item, HttpServletRequest request)
            throws IOException {
        try {
            return handedIn(visitor, of, item, SentFiles.of(request, uploadMax.toBytes()));
        } catch (IOException e) {
            if (!SentFiles.isTooLarge(e)) throw e;
            var most = uploadMax.toMegabytes();
            var why = Refusal.of(Code.FILE_MUST_NOT_BE_TOO_LARGE, "megabytes", most);
            throw new RequestRefused(why);
        }
    }

    @PostMapping("/remove")
    String remove(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(required = false) @Nullable UUID paper,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, closure);
        var refused = papers.remove(found, paper == null ? new UUID(0, 0) : paper);
        if (refused == null) {
            afterwards.addFlashAttribute("removed", true);
        } else {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(refused, ""));
        }
        return page(closure);
    }

    private static String page(UUID closure) {
        return "redirect:/closures/" + closure + "/documents";
    }
}
