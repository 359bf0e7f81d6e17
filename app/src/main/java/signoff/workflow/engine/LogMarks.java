// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import signoff.kernel.CaseId;
import signoff.workflow.engine.EffectStore.Claimed;

/** While it is open, each line of the log says which case it is about, and which effect. */
final class LogMarks implements AutoCloseable {

    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private LogMarks() {}

    static LogMarks of(CaseId about) {
        var marks = new LogMarks();
        MDC.put("case", about.value().toString());
        return marks;
    }

    static LogMarks of(Claimed about) {
        var marks = of(about.owner());
        MDC.put("effect", about.id().value().toString());
        return marks;
    }

    @Override
    public void close() {
        MDC.setContextMap(Objects.requireNonNullElse(before, Map.of()));
    }
}
