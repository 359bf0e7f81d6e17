// SPDX-License-Identifier: Apache-2.0
package signoff.console.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import signoff.document.Paper;
import signoff.document.Papers;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Upload;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.RequestRefused;

/** Documents of a closing, for programs. None of them gives a document out again. */
@RestController
@RequestMapping(
        path = "/api/v1/closures/{closureId}/documents",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Documents", description = "What a closing asks for, and what was handed in.")
class DocumentsApi {

    private static final String SCHEME = "oauth2";
    private static final String READ = "documents.read";
    private static final String WRITE = "documents.write";

    private final CaseOfOwner cases;
    private final Papers papers;

    DocumentsApi(CaseOfOwner cases, Papers papers) {
        this.cases = cases;
        this.papers = papers;
    }

    @GetMapping
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(
            operationId = "listDocuments",
            summary = "List what is asked for, and what was handed in")
    DocumentsJson list(BrandId brand, @PathVariable String closureId) {
        return shown(closure(brand, closureId));
    }

    @PostMapping(consumes = MediaType.ALL_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "handInDocument",
            summary = "Hand in a file",
            description = "The body is the file: JPEG, PNG, HEIC or PDF, told apart by its content"
                    + " alone. The same file for the same item is one document, however often it"
                    + " is sent. One that is WAITING_FOR_SCAN was received, and is looked at as"
                    + " soon as the scanner is back.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "Kept, or waiting for its scan.")
    ResponseEntity<DocumentJson> handIn(
            BrandId brand,
            @PathVariable String closureId,
            @RequestParam @Size(max = 40) String item,
            HttpServletRequest request)
            throws IOException {
        var of = closure(brand, closureId);
        var upload = new Upload(request.getInputStream(), null);
        return switch (papers.handIn(brand, of, item.toUpperCase(Locale.ROOT), upload)) {
            case HandingIn.Kept(var paper) ->
                ResponseEntity.status(HttpStatus.CREATED).body(DocumentJson.of(paper));
            case HandingIn.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @PostMapping("/{documentId}/removal")
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "removeDocument",
            summary = "Take a document back",
            description = "Until the case is decided.")
    DocumentsJson remove(
            BrandId brand, @PathVariable String closureId, @PathVariable String documentId) {
        var of = closure(brand, closureId);
        var refused = papers.remove(of, Ids.sent(documentId));
        if (refused != null) throw new RequestRefused(refused);
        return shown(of);
    }

    private DocumentsJson shown(CaseId of) {
        return new DocumentsJson(
                papers.asked(of).stream().map(DocumentsApi::lower).toList(),
                papers.of(of).stream().map(DocumentJson::of).toList());
    }

    private CaseId closure(BrandId brand, String id) {
        return cases.find(brand, Ids.sent(id));
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    @Schema(name = "Documents")
    record DocumentsJson(
            @Schema(description = "What can be handed in now.")
            List<String> asked,

            List<DocumentJson> documents) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Document")
    record DocumentJson(
            UUID id,
            String item,
            String kind,
            String state,
            long bytes,
            String sha256,

            @Schema(description = "How many pages staff can see; 0 before the scan.")
            int pages,

            Instant receivedAt,

            @Schema(description = "It is deleted by then at the latest.")
            Instant keepUntil,

            @Schema(description = "The rule it broke, of one that was refused.", nullable = true)
            @Nullable
            String refusal) {

        static DocumentJson of(Paper paper) {
            var why = paper.refusal();
            return new DocumentJson(
                    paper.id(),
                    lower(paper.item()),
                    lower(paper.kind().name()),
                    lower(paper.state().name()),
                    paper.bytes(),
                    paper.digest(),
                    paper.pages(),
                    paper.receivedAt(),
                    paper.keepUntil(),
                    why == null ? null : why.name());
        }
    }
}
