// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Lines;

/** The lines of the reader. One of somebody else is answered like one that does not exist. */
@Component
class OwnLines {

    private final Lines lines;

    OwnLines(Lines lines) {
        this.lines = lines;
    }

    Line find(Visitor visitor, UUID line) {
        return lines.locate(visitor.brand(), line)
                .filter(found -> found.account().equals(visitor.account()))
                .flatMap(lines::find)
                .orElseThrow(() -> new RequestRefused(Refusal.of(Refusal.Code.LINE_MUST_BE_KNOWN)));
    }
}
