// SPDX-License-Identifier: Apache-2.0
package signoff.device.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.device.Binding;

/** An account on the checklist, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Binding", description = "An account elsewhere that may know the number.")
record BindingJson(
        UUID id,

        @Schema(allowableValues = {"bank", "wechat", "alipay", "email", "government", "custom"})
        String kind,

        @Schema(description = "Of a custom one.") @Nullable String name,

        @Schema(description = "When it was ticked off; absent while it is open.") @Nullable
        Instant doneAt) {

    static BindingJson of(Binding binding) {
        return new BindingJson(
                binding.id(),
                binding.kind().name().toLowerCase(Locale.ROOT),
                binding.name(),
                binding.doneAt());
    }
}
