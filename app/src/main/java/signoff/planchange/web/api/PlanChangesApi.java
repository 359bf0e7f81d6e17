// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.planchange.PlanChanges;
import signoff.planchange.PlanChanges.Change;
import signoff.planchange.PlanChanges.Deciding;

/** Changes of plan, for programs. None is taken for a line that is being closed. */
@RestController
@RequestMapping(path = "/api/v1/lines/{lineId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Plan changes", description = "What a line could be on instead, and changing to it.")
class PlanChangesApi {

    private static final String SCHEME = "oauth2";

    private final PlanChanges changes;
    private final Lines lines;

    PlanChangesApi(PlanChanges changes, Lines lines) {
        this.changes = changes;
        this.lines = lines;
    }

    @GetMapping("/plans")
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(
            operationId = "readPlans",
            summary = "What the line could be on instead",
            description = "Each with what the change comes to today.")
    List<PlanJson> plans(BrandId brand, @PathVariable String lineId) {
        var line = line(brand, lineId);
        return changes.choices(line).stream()
                .map(one -> PlanJson.of(one, changes.quote(line.id(), one)))
                .toList();
    }

    @PostMapping(path = "/plan-changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "changePlan",
            summary = "Change the plan",
            description = "At once or when the period is over, in place of a change agreed before.")
    @ApiResponse(responseCode = "201", description = "Changed, or agreed.")
    ResponseEntity<PlanChangeJson> change(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String lineId,
            @RequestBody @Valid PlanChangeAskedJson asked) {
        var request = UUID.nameUUIDFromBytes((actor.who() + "\n" + key).getBytes(UTF_8));
        var line = line(brand, lineId);
        var change = decided(changes.change(asked.of(request, line), actor));
        var place = "/api/v1/lines/" + lineId + "/plan-changes/" + change.id().value();
        return ResponseEntity.created(URI.create(place)).body(PlanChangeJson.of(change));
    }

    @GetMapping("/plan-changes/{changeId}")
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "readPlanChange", summary = "Read one change of plan")
    PlanChangeJson read(BrandId brand, @PathVariable String lineId, @PathVariable String changeId) {
        return PlanChangeJson.of(known(brand, lineId, changeId));
    }

    @PostMapping("/plan-changes/{changeId}/cancel")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "cancelPlanChange",
            summary = "Take a change of plan back",
            description = "As long as it has not come.")
    PlanChangeJson cancel(
            BrandId brand,
            Actor actor,
            @PathVariable String lineId,
            @PathVariable String changeId) {
        var known = known(brand, lineId, changeId);
        return PlanChangeJson.of(decided(changes.cancel(known.id(), actor)));
    }

    private Line line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .flatMap(lines::find)
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private Change known(BrandId brand, String lineId, String changeId) {
        var line = line(brand, lineId).id();
        return changes.find(new CaseId(line.account(), Ids.sent(changeId)))
                .filter(found -> found.line().equals(line))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private static Change decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var change) -> change;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }
}
