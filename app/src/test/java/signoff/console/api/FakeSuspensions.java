// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.bar.Suspension.Reason;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Status;
import signoff.suspension.Suspensions.Suspended;

/** Pauses until the end of 2026, and resumes once. Knows one brand. */
public final class FakeSuspensions {

    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private final Map<UUID, Suspended> all = new ConcurrentHashMap<>();

    public Deciding pause(LineId line, LocalDate resumeOn, @Nullable Money agreed, Actor actor) {
        if (resumeOn.isAfter(LAST)) {
            return new Deciding.Refused(
                    Refusal.of(Refusal.Code.RESUME_DATE_MUST_BE_IN_RANGE, "last", LAST));
        }
        var until = resumeOn.atStartOfDay().toInstant(ZoneOffset.UTC);
        return begun(line, Reason.VOLUNTARY, until);
    }

    public Deciding block(LineId line, Actor actor) {
        return begun(line, Reason.LOST_STOLEN, null);
    }

    public Deciding bar(LineId line, Reason reason, Actor actor) {
        return begun(line, reason, null);
    }

    public Deciding lift(CaseId id, Actor actor) {
        return resume(id, actor);
    }

    private Deciding begun(LineId line, Reason reason, @Nullable Instant until) {
        var id = new CaseId(line.account(), UUID.randomUUID());
        var since = Instant.parse("2026-11-21T03:00:00Z");
        return kept(new Suspended(id, line, reason, Status.SUSPENDED, since, until));
    }

    private Deciding kept(Suspended one) {
        all.put(one.id().value(), one);
        return new Deciding.Decided(one);
    }

    public Deciding resume(CaseId id, Actor actor) {
        var one = all.get(id.value());
        if (one.status() != Status.SUSPENDED) {
            return new Deciding.Refused(Refusal.of(Refusal.Code.LINE_MUST_BE_SUSPENDED));
        }
        return kept(new Suspended(
                id, one.line(), one.reason(), Status.RESUMING, one.since(), one.until()));
    }

    public Optional<Suspended> find(CaseId id) {
        return Optional.ofNullable(all.get(id.value()));
    }

    public Optional<CaseId> locate(BrandId brand, UUID id) {
        return brand.code().equals("demo")
                ? Optional.ofNullable(all.get(id)).map(Suspended::id)
                : Optional.empty();
    }
}
