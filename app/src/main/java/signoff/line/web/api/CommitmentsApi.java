// SPDX-License-Identifier: Apache-2.0
package signoff.line.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;
import signoff.line.commitment.Commitments;

/** What lines are tied by, as the systems of the operator know it. */
@RestController
@RequestMapping(
        path = "/api/v1/lines/{lineId}/commitment",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Commitments", description = "Terms, instalments, ports, locks and legal holds.")
class CommitmentsApi {

    private static final String SCHEME = "oauth2";

    private final Commitments commitments;
    private final Lines lines;

    CommitmentsApi(Commitments commitments, Lines lines) {
        this.commitments = commitments;
        this.lines = lines;
    }

    @GetMapping
    @SecurityRequirement(name = SCHEME, scopes = "commitments.read")
    @Operation(operationId = "readCommitment", summary = "Read what a line is tied by")
    CommitmentJson read(BrandId brand, @PathVariable String lineId) {
        return CommitmentJson.of(commitments.of(line(brand, lineId)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "commitments.write")
    @Operation(
            operationId = "keepCommitment",
            summary = "Say what a line is tied by",
            description = "What is absent stays as it is; null lifts what held, a legal hold too.")
    CommitmentJson keep(
            BrandId brand, @PathVariable String lineId, @RequestBody CommitmentChangeJson named) {
        return CommitmentJson.of(commitments.change(line(brand, lineId), named::on));
    }

    private LineId line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }
}
