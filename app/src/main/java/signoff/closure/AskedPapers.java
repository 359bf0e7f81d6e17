// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.closure.review.Item;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.document.Asked;
import signoff.kernel.CaseId;
import signoff.workflow.Cases;

/** What a subscriber was asked for and can hand in as a file; nothing once a case has moved on. */
@Component
class AskedPapers implements Asked {

    private final Cases cases;
    private final ClosureCases type;

    AskedPapers(Cases cases, ClosureCases type) {
        this.cases = cases;
        this.type = type;
    }

    @Override
    public List<String> of(CaseId of) {
        return cases.find(type, of)
                .filter(read -> read.state() instanceof NeedsInfo)
                .map(read -> ((NeedsInfo) read.state()).items())
                .stream()
                .flatMap(Collection::stream)
                .filter(Item::isFile)
                .map(Item::name)
                .sorted()
                .toList();
    }
}
