// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.closure.ClosureView;
import signoff.kernel.Language;
import signoff.kernel.Words;

/** A timeline on the wire. */
@Schema(name = "ClosureTimeline", description = "Every step done, running and to come, in order.")
record TimelineJson(UUID closureId, String status, List<StepJson> steps) {

    static TimelineJson of(ClosureView view, Words words, Language language) {
        return new TimelineJson(
                view.id().value(),
                Wire.word(view.status()),
                view.steps().stream()
                        .map(step -> StepJson.of(step, words.say(language, "step." + step.key())))
                        .toList());
    }

    /** One step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ClosureStep")
    record StepJson(
            @Schema(description = "The step, by a name that does not change.")
            String key,

            @Schema(description = "The step in the caller's language.")
            String title,

            @Schema(allowableValues = {"done", "running", "to_come", "skipped"})
            String progress,

            @Schema(description = "When it was done, or is planned.", nullable = true) @Nullable
            Instant at) {

        static StepJson of(ClosureView.StepView step, String title) {
            return new StepJson(step.key(), title, Wire.word(step.progress()), step.at());
        }
    }
}
