// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Duration;

/**
 * How badly one target behaves. Each chance is from 0 (never) to 1 (always).
 *
 * @param busy it is too busy, and does nothing
 * @param refused it understands, and will not
 * @param lostThere the order never arrives, and there is no answer
 * @param lostBack the order is carried out, and its answer never arrives
 * @param cannotTell a question gets no useful answer
 * @param late an order gets no answer, and arrives once something else was asked about its key;
 *     only the payment company does that
 * @param delay how long every answer takes; past {@link #PATIENCE} it counts as none
 */
public record Faults(
        double busy,
        double refused,
        double lostThere,
        double lostBack,
        double cannotTell,
        double late,
        Duration delay) {

    /** How long an adapter waits before it says that there was no answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    public static final Faults NONE = some(0);

    public Faults {
        mustBeChance("busy", busy);
        mustBeChance("refused", refused);
        mustBeChance("lostThere", lostThere);
        mustBeChance("lostBack", lostBack);
        mustBeChance("cannotTell", cannotTell);
        mustBeChance("late", late);
        if (delay.isNegative()) throw new IllegalArgumentException("delay is negative: " + delay);
    }

    /** All that passes by itself, each with the same chance; nothing is refused. */
    public static Faults some(double chance) {
        return new Faults(chance, 0, chance, chance, chance, 0, Duration.ZERO);
    }

    public Faults withBusy(double chance) {
        return new Faults(chance, refused, lostThere, lostBack, cannotTell, late, delay);
    }

    public Faults withRefused(double chance) {
        return new Faults(busy, chance, lostThere, lostBack, cannotTell, late, delay);
    }

    public Faults withLostThere(double chance) {
        return new Faults(busy, refused, chance, lostBack, cannotTell, late, delay);
    }

    public Faults withLostBack(double chance) {
        return new Faults(busy, refused, lostThere, chance, cannotTell, late, delay);
    }

    public Faults withCannotTell(double chance) {
        return new Faults(busy, refused, lostThere, lostBack, chance, late, delay);
    }

    public Faults withLate(double chance) {
        return new Faults(busy, refused, lostThere, lostBack, cannotTell, chance, delay);
    }

    public Faults withDelay(Duration time) {
        return new Faults(busy, refused, lostThere, lostBack, cannotTell, late, time);
    }

    private static void mustBeChance(String name, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(name + " is " + chance + ". Allowed: from 0 to 1");
        }
    }
}
