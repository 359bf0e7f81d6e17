// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import java.util.ArrayList;
import java.util.List;
import signoff.activation.Activations.Status;
import signoff.activation.web.OwnOrders.Mine;
import signoff.line.supply.SimForm;

/**
 * How far an order has come, step by step.
 *
 * @param key of its words
 * @param mark of the time line: done, now, to-come or skipped
 */
public record Progress(String key, String mark) {

    static List<Progress> of(Mine mine) {
        var steps = new ArrayList<>(List.of("paid", "number"));
        if (mine.offer().offering().sim() == SimForm.CARD) steps.add("card");
        steps.add("connected");
        return switch (mine.order().status()) {
            case PENDING -> upTo(steps, "paid");
            case AWAITING_CARD -> upTo(steps, "card");
            case CONNECTING, HELD -> upTo(steps, "connected");
            case COMPLETED -> upTo(steps, "");
            case FAILED -> List.of(new Progress("paid", "skipped"));
            case RETURNING, CANCELLED -> returned(mine.order().status());
        };
    }

    private static List<Progress> upTo(List<String> steps, String running) {
        var now = steps.indexOf(running);
        var progress = new ArrayList<Progress>();
        for (int place = 0; place < steps.size(); place++) {
            var mark = now < 0 || place < now ? "done" : place == now ? "now" : "to-come";
            progress.add(new Progress(steps.get(place), mark));
        }
        return progress;
    }

    private static List<Progress> returned(Status status) {
        return List.of(
                new Progress("paid", "done"),
                new Progress("connected", "skipped"),
                new Progress("returned", status == Status.CANCELLED ? "done" : "now"));
    }
}
