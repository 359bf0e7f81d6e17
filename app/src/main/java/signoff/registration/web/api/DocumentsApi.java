// SPDX-License-Identifier: Apache-2.0
package signoff.registration.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.subscriber.Subscribers;
import signoff.subscriber.document.Document;
import signoff.subscriber.document.Documents;

/** The document of a person, from the system in which it was seen. */
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts", description = "What is known of the holder of an account.")
class DocumentsApi {

    private final Documents documents;
    private final Subscribers subscribers;

    DocumentsApi(Documents documents, Subscribers subscribers) {
        this.documents = documents;
        this.subscribers = subscribers;
    }

    @PutMapping(path = "/{accountId}/document", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = "oauth2", scopes = "claims.write")
    @Operation(
            operationId = "enterDocument",
            summary = "Enter the identity document of an account's holder",
            description = "It is sealed, and no request reads its number again. Entered once more,"
                    + " it takes the place of the one before.")
    DocumentJson enter(
            BrandId brand,
            @PathVariable String accountId,
            @RequestBody @Valid DocumentRequestJson seen) {
        var holder = subscribers
                .find(new AccountId(Ids.sent(accountId)))
                .filter(person -> person.brand().equals(brand))
                .orElseThrow(() -> mustFit("accountId"));
        var kind = Arrays.stream(Document.Kind.values())
                .filter(one -> lower(one).equals(seen.kind()))
                .findFirst()
                .orElseThrow(() -> mustFit("kind"));
        var document = Document.typed(kind, seen.number())
                .orElseThrow(RequestRefused.because(Code.DOCUMENT_MUST_BE_READABLE));
        var shown = documents.keep(brand, holder.account(), document);
        return new DocumentJson(lower(shown.kind()), shown.ends());
    }

    private static String lower(Document.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static RequestRefused mustFit(String property) {
        return new RequestRefused(Refusal.of(Code.PROPERTY_MUST_FIT, "property", property));
    }

    @Schema(name = "DocumentRequest")
    record DocumentRequestJson(
            @Schema(
                    allowableValues = {
                        "national_id",
                        "passport",
                        "residence_permit",
                        "travel_permit",
                        "company_register"
                    })
            @NotNull
            @Size(max = 40)
            String kind,

            @NotNull @Size(max = 60) String number) {

        @Override
        public String toString() {
            return "document";
        }
    }

    @Schema(name = "Document")
    record DocumentJson(
            String kind,

            @Schema(description = "The last letters of its number.")
            String ends) {}
}
