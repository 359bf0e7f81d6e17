// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Lines;

/** What belongs to the visitor. What is somebody else's is answered as if it did not exist. */
@Component
class Own {

    private final Lines lines;
    private final Closures closures;

    Own(Lines lines, Closures closures) {
        this.lines = lines;
        this.closures = closures;
    }

    Line line(Visitor visitor, UUID line) {
        return lines.own(visitor, line);
    }

    ClosureView closure(Visitor visitor, UUID closure) {
        return closures.locate(visitor.brand(), closure)
                .filter(found -> found.account().equals(visitor.account()))
                .flatMap(closures::find)
                .filter(found -> found.status() != Status.DRAFT)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    Line lineOf(ClosureView closure) {
        return lines.find(closure.line())
                .orElseThrow(() -> new IllegalStateException(
                        closure.id() + " closes a line that does not exist"));
    }
}
