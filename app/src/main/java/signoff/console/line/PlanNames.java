// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.kernel.LineId;
import signoff.kernel.Say;
import signoff.line.Line;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;

/** What the plans of lines are called: as they were sold, or by the message files. */
@Component
public class PlanNames {

    private final HeldOfferings held;
    private final Catalog catalog;

    PlanNames(HeldOfferings held, Catalog catalog) {
        this.held = held;
        this.catalog = catalog;
    }

    public String of(Line line, Say say) {
        return held.of(line.id()).map(one -> name(one, say)).orElseGet(() -> worded(line, say));
    }

    /** The same for many lines, read in one go. */
    public Map<LineId, String> of(Collection<Line> lines, Say say) {
        var bought = held.of(lines.stream().map(Line::id).toList());
        var names = new HashMap<LineId, String>();
        for (var line : lines) {
            var one = bought.get(line.id());
            names.put(line.id(), one == null ? worded(line, say) : name(one, say));
        }
        return names;
    }

    private String name(HeldOffering one, Say say) {
        return catalog.pinned(one.catalogVersion(), one.offering()).names().in(say.language());
    }

    private static String worded(Line line, Say say) {
        return say.of("plan." + line.plan());
    }
}
