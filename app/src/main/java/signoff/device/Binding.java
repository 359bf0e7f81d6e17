// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account elsewhere that may know the number of a line. Personal data: its text form is a
 * reference.
 *
 * @param name what its holder calls a custom one
 * @param doneAt when the subscriber said that it is seen to; null while it is open
 */
public record Binding(
        UUID id, Kind kind, @Nullable String name, @Nullable Instant doneAt) {

    public enum Kind {
        BANK,
        WECHAT,
        ALIPAY,
        EMAIL,
        GOVERNMENT,
        /** Anything else, by a name. */
        CUSTOM
    }

    public boolean open() {
        return doneAt == null;
    }

    @Override
    public String toString() {
        return "binding " + id;
    }
}
