// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.BrandId;
import signoff.kernel.RequestRefused;
import signoff.workflow.Feed;
import signoff.workflow.Feed.Reading;

/** The journal of a brand as a feed. */
@RestController
@Tag(name = "Events", description = "What happened, in the order it happened.")
class EventsApi {

    private final Feed feed;

    EventsApi(Feed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = OpenApiText.SCHEME, scopes = "events.read")
    @Operation(operationId = "readEvents", summary = "Read the feed", description = """
                    Every fact of every case of your brand. Begin without `after`; then go on with \
                    the `next` of the page before, also when it was empty. Whoever does so sees \
                    each event exactly once, in one order, and loses none.""")
    EventPage read(
            BrandId brand,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Feed.LIMIT_MAX) int limit) {
        return switch (feed.after(brand, after, limit)) {
            case Reading.Read read ->
                new EventPage(read.events().stream().map(EventJson::of).toList(), read.next());
            case Reading.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    @Schema(name = "EventPage", description = "A part of the feed.")
    record EventPage(
            List<EventJson> events,

            @Schema(description = "Where to go on.", example = "ZjEuNzU0LjEy")
            String next) {}

    @Schema(name = "Event", description = "One fact of one case (docs/reference/events.md).")
    record EventJson(
            @Schema(description = "The case it moved.") UUID caseId,

            @Schema(description = "The kind of case.", example = "closure")
            String kind,

            @Schema(description = "Counted from 1 within its case.", example = "3")
            int number,

            @Schema(description = "What happened.", example = "SubscriberConfirmed")
            String fact,

            Instant at,

            @Schema(description = "Who acted.", example = "subscriber")
            String role,

            @Schema(description = "Over which channel.", example = "web")
            String channel,

            @Schema(description = "The internal state before.")
            String before,

            @Schema(description = "The internal state after.")
            String after,

            @Schema(description = "The policy that judged.") String policyVersion,

            @Schema(type = "object", description = "The fact itself.") @JsonRawValue
            Object body) {

        static EventJson of(Feed.Event event) {
            return new EventJson(
                    event.owner().value(),
                    event.kind(),
                    event.number(),
                    event.fact(),
                    event.at(),
                    event.actor().role().name().toLowerCase(Locale.ROOT),
                    event.actor().channel().name().toLowerCase(Locale.ROOT),
                    event.before(),
                    event.after(),
                    event.policyVersion(),
                    event.body());
        }
    }
}
