// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.accountclosure.AccountLine.Standing;
import signoff.activation.Activations;
import signoff.activation.Activations.Ordered;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.closure.Preview;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitments;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;
import signoff.workflow.Wait.Owner;

/** Reads how the lines of an account stand, and what else still needs it. Changes nothing. */
@Component
class LinesOfAccount {

    private static final Set<ClosureView.Status> NOT_BEGUN = Set.of(ClosureView.Status.DRAFT);
    private static final Set<Activations.Status> OVER = Set.of(
            Activations.Status.COMPLETED, Activations.Status.CANCELLED, Activations.Status.FAILED);

    private final Lines lines;
    private final Closures closures;
    private final Activations activations;
    private final Commitments commitments;
    private final Policies policies;

    LinesOfAccount(
            Lines lines,
            Closures closures,
            Activations activations,
            Commitments commitments,
            Policies policies) {
        this.lines = lines;
        this.closures = closures;
        this.activations = activations;
        this.commitments = commitments;
        this.policies = policies;
    }

    AccountPreview preview(AccountId account, BrandId brand) {
        var running = running(account);
        return new AccountPreview(
                of(account),
                running.stream().filter(Ordered::isCancellable).toList(),
                running.stream().filter(LinesOfAccount::mayBecomeLine).toList(),
                terms(account, brand).signInKept());
    }

    // Money on its way back becomes no line, and needs the account no longer than it takes.
    private static boolean mayBecomeLine(Ordered order) {
        return !order.isCancellable() && order.status() != Activations.Status.RETURNING;
    }

    List<AccountLine> of(AccountId account) {
        return lines.of(account).stream().map(this::of).toList();
    }

    private AccountLine of(Line line) {
        var policy = policy(line);
        if (!AccountLine.stays(line)) {
            var closing = closing(line);
            return new AccountLine(line, ending(line, closing), null, closing, policy.zone());
        }
        var open = begun(line).orElse(null);
        var preview = closures.preview(line.id(), null)
                        instanceof Closures.Previewing.Previewed(var found)
                ? found
                : null;
        return new AccountLine(line, standing(open, preview), preview, open, policy.zone());
    }

    private static Standing ending(Line line, @Nullable ClosureView closing) {
        if (line.status() == Line.Status.CLOSING) return Standing.CLOSING;
        return isReversed(closing) ? Standing.HINDERED : Standing.CLOSED;
    }

    private static boolean isReversed(@Nullable ClosureView closing) {
        return closing != null && closing.status() == ClosureView.Status.REVERSED;
    }

    /** It is being had back: in a while it is in service, and can be asked for. */
    boolean isComingBack(Line line) {
        return AccountLine.hasEnded(line) && isReversed(closing(line));
    }

    /** Whether a case closes it already, or asks for its confirmation. */
    boolean isClosing(Line line) {
        return line.status() == Line.Status.CLOSING || begun(line).isPresent();
    }

    private Optional<ClosureView> begun(Line line) {
        return closures.openFor(line.id()).filter(closing -> !NOT_BEGUN.contains(closing.status()));
    }

    private static Standing standing(@Nullable ClosureView open, @Nullable Preview preview) {
        if (open != null) return Standing.CLOSING;
        var hindered =
                preview == null || preview.checks().stream().anyMatch(check -> check.stops());
        return hindered ? Standing.HINDERED : Standing.TO_CLOSE;
    }

    private @Nullable ClosureView closing(Line line) {
        var by = line.closing();
        return by == null ? null : closures.find(by).orElse(null);
    }

    private ClosurePolicy policy(Line line) {
        return policies.current(line.brand(), line.country(), line.kind());
    }

    /** Lines that are gone for good promise nothing any more, unless there are no others. */
    AccountTerms terms(AccountId account, BrandId brand) {
        var held = lines.of(account);
        var living = held.stream()
                .filter(line -> line.status() != Line.Status.CLOSED)
                .toList();
        var judged =
                (living.isEmpty() ? held : living).stream().map(this::policy).toList();
        if (!judged.isEmpty()) return AccountTerms.of(judged);
        return AccountTerms.of(List.of(anyPolicy(brand))).withoutLines();
    }

    // Who never had a line is promised how long a code works, and that is the same everywhere.
    private ClosurePolicy anyPolicy(BrandId brand) {
        var country = policies.countries().iterator().next().toUpperCase(Locale.ROOT);
        return policies.current(brand, country, policies.kinds().iterator().next());
    }

    Optional<Line> staying(AccountId account) {
        return lines.of(account).stream().filter(AccountLine::stays).findFirst();
    }

    List<Line> all(AccountId account) {
        return lines.of(account);
    }

    /** The lines that are not closed for good, each with its row locked, in one order. */
    List<Line> lock(AccountId account) {
        return lines.of(account).stream()
                .sorted(Comparator.comparing(line -> line.id().value()))
                .flatMap(line -> lines.lock(line.id()).stream())
                .toList();
    }

    List<Ordered> running(AccountId account) {
        return activations.of(account).stream()
                .filter(order -> !OVER.contains(order.status()))
                .toList();
    }

    /** Whether a court or the law wants the data of one of the lines kept (I31). */
    boolean isHeld(AccountId account) {
        return lines.of(account).stream()
                .anyMatch(line -> commitments.of(line.id()).heldSince() != null);
    }

    /** When the last closing that still runs can end at the earliest; empty when none runs. */
    Optional<Instant> nextLook(AccountId account, Instant at, Instant soon) {
        var closings = lines.of(account).stream()
                .filter(line -> line.status() != Line.Status.CLOSED)
                .map(this::closing)
                .filter(Objects::nonNull)
                .filter(view -> view.status() != ClosureView.Status.COMPLETED)
                .map(view -> next(view, at, soon));
        var orders = running(account).stream().map(order -> soon);
        return Stream.concat(closings, orders).max(Comparator.naturalOrder());
    }

    // What the clock ends is not over before its time. Whatever else it waits for can come any day.
    private static Instant next(ClosureView view, Instant at, Instant soon) {
        var until = view.waitsUntil();
        if (until == null || view.waitsFor() != Owner.CLOCK) return soon;
        return until.isAfter(at) ? until : soon;
    }

    /** The end of the last window in which one of them can be had back. */
    Instant restorableUntil(AccountId account, Instant least) {
        var latest = least;
        for (var line : lines.of(account)) {
            var until = line.status() == Line.Status.DEACTIVATED ? line.restorableUntil() : null;
            if (until != null && until.isAfter(latest)) latest = until;
        }
        return latest;
    }
}
