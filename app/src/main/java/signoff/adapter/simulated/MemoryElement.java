// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import signoff.adapter.simulated.SimulatedWorld.Deed;

/** One network element: the lines it knows, and what was done to each. */
final class MemoryElement {

    /**
     * How a line stands.
     *
     * @param on attached to the network, or present on a device
     * @param deeds when each was first done, by a number that only grows
     */
    record Mark(boolean on, Map<Deed, Long> deeds) {

        boolean has(Deed deed) {
            return deeds.containsKey(deed);
        }

        Mark off() {
            return new Mark(false, deeds);
        }

        /** On again, as if these had never been done. */
        Mark without(Set<Deed> undone) {
            var fewer = new EnumMap<Deed, Long>(Deed.class);
            fewer.putAll(deeds);
            fewer.keySet().removeAll(undone);
            return new Mark(true, Map.copyOf(fewer));
        }

        Mark with(Deed deed, long moment) {
            var more = new EnumMap<Deed, Long>(Deed.class);
            more.putAll(deeds);
            more.put(deed, moment);
            return new Mark(on, Map.copyOf(more));
        }
    }

    private final Map<String, Mark> lines = new ConcurrentHashMap<>();
    private final AtomicLong moments;

    MemoryElement(AtomicLong moments) {
        this.moments = moments;
    }

    void add(String name, boolean on) {
        lines.putIfAbsent(name, new Mark(on, Map.of()));
    }

    void forget(String name) {
        lines.remove(name);
    }

    Optional<Mark> of(String name) {
        return Optional.ofNullable(lines.get(name));
    }

    /** Marks a line, once. Answers false when the element does not know it. */
    boolean mark(String name, Deed deed, UnaryOperator<Mark> also) {
        var now = lines.computeIfPresent(
                name,
                (same, mark) -> mark.has(deed)
                        ? mark
                        : also.apply(mark.with(deed, moments.incrementAndGet())));
        return now != null;
    }

    /** What has the name goes to another one, with its bars. False when it is not known. */
    synchronized boolean move(String from, String to) {
        var old = lines.get(from);
        if (old == null) return false;
        if (old.has(Deed.NUMBER_MOVED)) return true;
        var left = mark(from, Deed.NUMBER_MOVED, Mark::off);
        lines.merge(to, new Mark(true, Map.of()), (mark, none) -> mark);
        lines.computeIfPresent(to, (same, mark) -> {
            var here = mark.without(Set.of(Deed.NUMBER_MOVED));
            if (old.has(Deed.BARRED) && !here.has(Deed.BARRED)) {
                here = here.with(Deed.BARRED, moments.incrementAndGet());
            }
            return here.has(Deed.BARRED) ? here.off() : here;
        });
        return left;
    }

    /** Takes one deed back and leaves all else. Answers false when the line is not known. */
    boolean undo(String name, Deed deed) {
        var now = lines.computeIfPresent(
                name,
                (same, mark) -> new Mark(mark.on(), mark.without(Set.of(deed)).deeds()));
        return now != null;
    }

    /** Takes deeds back. Answers false when the element does not know the line. */
    boolean unmark(String name, Deed first, Set<Deed> undone) {
        var now = lines.computeIfPresent(
                name, (same, mark) -> mark.has(first) ? mark.without(undone) : mark);
        return now != null;
    }
}
