// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;

/** Binds devices with the row of the line locked, so that two at once never pass its limit. */
@Component
class DeviceDesk implements Devices {

    private static final Set<Line.Status> IN_SERVICE =
            Set.of(Line.Status.ACTIVE, Line.Status.SUSPENDED);

    private final Lines lines;
    private final DeviceStore store;
    private final DeviceLimits limits;
    private final Ids ids;
    private final Clock clock;

    DeviceDesk(Lines lines, DeviceStore store, DeviceLimits limits, Ids ids, Clock clock) {
        this.lines = lines;
        this.store = store;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Device> of(LineId line) {
        return store.of(line);
    }

    @Override
    public int count(LineId line) {
        return store.count(line);
    }

    @Override
    public Reply<Integer> count(Trip trip, LineId line) {
        return store.count(trip, line);
    }

    @Override
    public int most(LineId line) {
        return lines.find(line).map(limits::of).orElse(0);
    }

    @Override
    @Transactional
    public Answer bind(LineId id, Wanted wanted) {
        var line = lines.lock(id);
        if (line.isEmpty()) return refused(Refusal.of(Code.LINE_MUST_BE_KNOWN));
        var imei = Imei.typed(wanted.imei());
        if (imei.isEmpty()) return refused(Refusal.of(Code.IMEI_MUST_FIT));
        var bound = store.of(id);
        var same = bound.stream().filter(one -> one.imei().equals(imei.get())).findFirst();
        if (same.isPresent()) return new Answer.Bound(same.get());
        return hindrance(line.get(), bound.size())
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Bound(bound(id, wanted, imei.get())));
    }

    private Optional<Refusal> hindrance(Line line, int bound) {
        var closing = line.closing();
        if (line.status() == Line.Status.CLOSING && closing != null) {
            return Optional.of(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
        }
        if (!IN_SERVICE.contains(line.status())) {
            return Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
        }
        var most = limits.of(line);
        return bound < most
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.DEVICES_MUST_BE_WITHIN_LIMIT, "most", most));
    }

    private Device bound(LineId line, Wanted wanted, Imei imei) {
        var name = Named.kept(wanted.name(), NAME_MOST);
        var device = new Device(ids.next(), line, wanted.kind(), imei, name, 0, now());
        store.insert(device);
        return device;
    }

    @Override
    @Transactional
    public @Nullable Refusal unbind(LineId line, UUID device) {
        return store.release(line, device, now()) ? null : Refusal.of(Code.DEVICE_MUST_BE_KNOWN);
    }

    @Override
    @Transactional
    public @Nullable Refusal share(LineId line, UUID hotspot, int clients) {
        if (clients < 0 || clients > CLIENTS_MOST) {
            return Refusal.of(Code.PROPERTY_MUST_FIT, "property", "clients");
        }
        return store.share(line, hotspot, clients) ? null : Refusal.of(Code.DEVICE_MUST_BE_KNOWN);
    }

    @Override
    @Transactional
    public Map<LineId, Integer> unbindAll(Collection<LineId> lines, Instant at) {
        return lines.isEmpty() ? Map.of() : store.releaseAll(lines, at);
    }

    private static Answer refused(Refusal why) {
        return new Answer.Refused(why);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
