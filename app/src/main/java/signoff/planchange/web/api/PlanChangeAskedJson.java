// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.planchange.PlanChanges.Request;
import signoff.planchange.PlanChanges.When;

/** A change of plan that is asked for, on the wire. */
@Schema(name = "PlanChangeRequest")
record PlanChangeAskedJson(
        @Schema(example = "esim-30gb") @NotNull @Size(min = 1, max = 64)
        String offering,

        @Schema(description = "Of the catalogue whose price was shown.")
        @NotNull
        @Size(min = 1, max = 200)
        String version,

        @Schema(allowableValues = {"at_once", "period_end"})
        @NotNull
        @Pattern(regexp = "at_once|period_end")
        String when,

        @Schema(description = "What was shown as given back, if it is to change at once.")
        @Min(0)
        @Nullable
        Long returnedMinor) {

    Request of(UUID request, Line line) {
        var returned = when.equals("at_once") && returnedMinor != null ? returnedMinor : 0;
        return new Request(
                request,
                line.id(),
                offering,
                version,
                When.valueOf(when.toUpperCase(Locale.ROOT)),
                new Money(returned, line.currency()));
    }
}
