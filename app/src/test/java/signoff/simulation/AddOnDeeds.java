// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.util.SplittableRandom;
import java.util.UUID;
import signoff.addon.AddOns;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Taking;
import signoff.addon.AddOns.When;
import signoff.kernel.Actor;
import signoff.kernel.Money;

/** People who take add-ons, end one of them, and think again. */
final class AddOnDeeds {

    private final AddOns addOns;
    private final SplittableRandom chance;

    AddOnDeeds(SimulatedOperator operator, SplittableRandom chance) {
        this.addOns = operator.part(AddOns.class);
        this.chance = chance;
    }

    void take(LineModel line, Actor actor) {
        for (var choice : addOns.choices(line.line)) {
            var request = new UUID(chance.nextLong(), chance.nextLong());
            var price = choice.price().amount();
            addOns.take(new Taking(request, line.line, choice.code(), price), actor);
        }
    }

    /** And clicks twice. */
    void end(LineModel line, Actor actor) {
        for (var one : addOns.of(line.line)) {
            var once = chance.nextBoolean();
            var none = Money.none(one.price().currency());
            var asked = new Ending(
                    line.line,
                    one.id().value(),
                    once ? When.AT_ONCE : When.PERIOD_END,
                    once ? addOns.quote(one).returned() : none,
                    true);
            addOns.end(asked, actor);
            addOns.end(asked, actor);
        }
    }

    void keep(LineModel line, Actor actor) {
        addOns.of(line.line).forEach(one -> addOns.keep(line.line, one.id().value(), actor));
    }
}
