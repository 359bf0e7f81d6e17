// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.catalog.OfferView;
import signoff.line.Line;
import signoff.planchange.PlanChanges.Change;

/**
 * What the page of a line's plan shows.
 *
 * @param name what the plan is called now
 * @param awaited the change that was agreed and has not come
 * @param choices what the line could be on instead
 */
record PlanSheet(Line line, String name, @Nullable Awaited awaited, List<OfferView> choices) {

    /** A change to come, and what it is to. */
    record Awaited(Change change, OfferView offer) {}
}
