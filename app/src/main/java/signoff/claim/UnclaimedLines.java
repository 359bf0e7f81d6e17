// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.holder.Handover;

/** The lines that nobody has claimed, and how one of them is given away. */
@Component
class UnclaimedLines {

    private final UnclaimedStore store;
    private final LineAlone alone;
    private final Lines lines;
    private final Handover handover;
    private final Clock clock;

    UnclaimedLines(
            UnclaimedStore store, LineAlone alone, Lines lines, Handover handover, Clock clock) {
        this.store = store;
        this.alone = alone;
        this.lines = lines;
        this.handover = handover;
        this.clock = clock;
    }

    void enter(LineId line) {
        var held = lines.lock(line).orElseThrow();
        store.insert(line, held.brand(), held.identity(), clock.instant());
    }

    Optional<Line> find(BrandId brand, String digits) {
        return store.find(brand, digits).flatMap(lines::find);
    }

    /** Whose account it is in now. */
    Optional<LineId> locate(BrandId brand, UUID line) {
        return store.lock(brand, line);
    }

    @Nullable
    Refusal give(LineId line, AccountId to) {
        // The list before the line, always, so that two claims never wait in a circle.
        var free = lines.find(line)
                .flatMap(one -> store.lock(one.brand(), line.value()))
                .flatMap(lines::lock)
                .filter(alone::test);
        if (free.isEmpty()) return Refusal.of(Refusal.Code.LINE_MUST_BE_UNCLAIMED);
        alone.begin(handover.give(line, to), free.get());
        store.delete(line);
        return null;
    }
}
