// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signoff.closure.ClosureView.Change;
import signoff.closure.ClosureView.FinalBill;
import signoff.closure.ClosureView.FinalBill.Payment;
import signoff.closure.ClosureView.Owed;
import signoff.closure.ClosureView.QuoteLine;
import signoff.closure.ClosureView.Quoted;
import signoff.closure.ClosureView.Reviewed;
import signoff.closure.ClosureView.Status;
import signoff.closure.ClosureView.StepView;
import signoff.closure.ClosureView.StepView.Progress;
import signoff.closure.quote.Compared;
import signoff.closure.review.Item;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureRules;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Denied;
import signoff.closure.rules.ClosureState.Draft;
import signoff.closure.rules.ClosureState.Executing;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Received;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.Scheduled;
import signoff.closure.rules.ClosureState.ServiceEnded;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.closure.rules.ClosureState.Stuck;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.closure.rules.ClosureState.UsingUp;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.closure.rules.ClosureWaits;
import signoff.closure.rules.Moment;
import signoff.refund.RefundLeg;
import signoff.workflow.Cases;
import signoff.workflow.Wait;

/** Turns a case into what its subscriber may see. The one mapping of states to public words. */
final class ViewOf {

    /** Total: the compiler refuses a state without a public word (I40). */
    static Status status(ClosureState state) {
        return switch (state) {
            case Draft _ -> Status.DRAFT;
            case Received _, AwaitingConfirmation _ -> Status.AWAITING_CONFIRMATION;
            case Committed _ -> Status.CONFIRMED;
            case InReview _ -> Status.IN_REVIEW;
            case NeedsInfo _ -> Status.NEEDS_INFO;
            case Rejected _, Denied _ -> Status.REJECTED;
            case Approved _ -> Status.APPROVED;
            case UsingUp _ -> Status.USING_UP;
            case Scheduled _ -> Status.SCHEDULED;
            case Executing _, Stuck _ -> Status.EXECUTING;
            case ServiceEnded _, Settling _, Settled _ -> Status.SERVICE_ENDED;
            case Paying _, PayoutFailed _ -> Status.REFUNDING;
            case Collecting _, TakingPayment _, PaymentInDoubt _ -> Status.PAYMENT_DUE;
            case Completed _ -> Status.COMPLETED;
            case Withdrawn _ -> Status.WITHDRAWN;
            case Lapsed _ -> Status.LAPSED;
            case Reversed _ -> Status.REVERSED;
        };
    }

    static ClosureView closure(Cases.Read<ClosureFile, ClosureState> read, @Nullable String words) {
        var file = read.file();
        var state = read.state();
        var wait = ClosureWaits.of(file, state);
        var stop = stop(file);
        return new ClosureView(
                read.id(),
                read.brand(),
                file.line(),
                status(state),
                state.getClass().getSimpleName(),
                read.version(),
                file.terms().policyVersion(),
                new Closures.Answers(
                        file.reason(),
                        words,
                        file.consents(),
                        new Closures.Stop(file.stopBy(), file.stopOn()),
                        file.quote()),
                file.when(Moment.NOTICED),
                wait.map(Wait::owner).orElse(null),
                wait.map(found -> shown(file, state, found.until())).orElse(null),
                steps(file, state, stop),
                withdrawable(state),
                stop,
                file.when(Moment.DECIDE_BY),
                stop == null ? null : file.terms().refundBy(stop),
                stop == null ? null : file.terms().restorableUntil(stop),
                file.credit(),
                file.debt(),
                bill(file, state),
                legs(state),
                owed(state),
                reviewed(state),
                quoted(file.compared()));
    }

    /** One click takes it back for as long as the table has a row for it. */
    static boolean withdrawable(ClosureState state) {
        return !(state instanceof Draft)
                && ClosureRules.TABLE.allows(
                        state.getClass(), ClosureEvent.SubscriberWithdrew.class);
    }

    // A reminder on the way is no deadline to show: what counts is when the wait is over. Nor is
    // the moment in which something came in: what is done about it at once is promised for later.
    private static Instant shown(ClosureFile file, ClosureState state, Instant until) {
        return switch (state) {
            case Received _, Committed _ ->
                Objects.requireNonNullElse(file.when(Moment.DECIDE_BY), until);
            case InReview(var decideBy, var latest, var review) -> decideBy;
            case NeedsInfo asked -> asked.until();
            case Approved(var coolingUntil, var reminded) -> coolingUntil;
            // The network may be left alone for some hours; what is charged ends before that.
            case Scheduled(var stopAt, var reminded) -> until.isAfter(stopAt) ? until : stopAt;
            case UsingUp(var lookAt, var latest) -> latest;
            case ServiceEnded _ -> file.terms().lateUntil(file.stopAt());
            default -> until;
        };
    }

    /** Fixed, or as it is planned once the closing is confirmed. */
    private static @Nullable Instant stop(ClosureFile file) {
        var fixed = file.when(Moment.STOP);
        var confirmed = file.when(Moment.CONFIRMED);
        if (fixed != null || confirmed == null) return fixed;
        return file.plannedStop(confirmed);
    }

    private static List<RefundLeg> legs(ClosureState state) {
        return switch (state) {
            case Paying paying -> paying.refund().legs();
            case PayoutFailed failed -> failed.refund().legs();
            default -> List.of();
        };
    }

    private static @Nullable Owed owed(ClosureState state) {
        if (!(state instanceof PayoutFailed failed)) return null;
        var homeless = failed.refund().homeless();
        return homeless.isZero() ? null : new Owed(homeless, failed.asked() != null);
    }

    private static @Nullable Reviewed reviewed(ClosureState state) {
        return switch (state) {
            case InReview _ -> new Reviewed(List.of(), null, null);
            case NeedsInfo asked ->
                new Reviewed(asked.items().stream().map(Item::name).sorted().toList(), null, null);
            case Rejected(var at, var until, var ground, var review) ->
                new Reviewed(List.of(), ground.name(), until);
            case Denied(var at, var ground) -> new Reviewed(List.of(), ground.name(), null);
            default -> null;
        };
    }

    private static @Nullable Quoted quoted(@Nullable Compared found) {
        if (found == null) return null;
        var currency = found.currency();
        return new Quoted(
                Change.of(found.quotedMinor(), currency),
                found.lines().stream()
                        .map(line -> new QuoteLine(
                                line.reason().name(), Change.of(line.minor(), currency)))
                        .toList(),
                Change.of(found.finalMinor(), currency),
                Change.of(found.bonusMinor(), currency),
                found.quotedStop(),
                found.stop());
    }

    private static @Nullable FinalBill bill(ClosureFile file, ClosureState state) {
        var debt = file.debt();
        if (debt == null) return null;
        return switch (state) {
            case Collecting(var owed, var payBy, var round, var declined) -> {
                var payment = declined == null ? Payment.DUE : Payment.DECLINED;
                yield new FinalBill(owed, payBy, payment, round + 1);
            }
            case TakingPayment(var owed, var payBy, var round, var until) ->
                new FinalBill(owed, payBy, Payment.UNDER_WAY, 0);
            case PaymentInDoubt(var owed, var payBy, var round, var lookBy, var looks) ->
                new FinalBill(owed, payBy, Payment.IN_DOUBT, 0);
            default -> {
                var paid = file.when(Moment.BILL_PAID) != null;
                yield new FinalBill(debt, null, paid ? Payment.PAID : Payment.HANDED_OVER, 0);
            }
        };
    }

    private static List<StepView> steps(
            ClosureFile file, ClosureState state, @Nullable Instant stop) {
        var over = state instanceof Withdrawn
                || state instanceof Lapsed
                || state instanceof Rejected
                || state instanceof Denied
                || state instanceof Reversed;
        var steps = new ArrayList<StepView>();
        steps.add(step("received", file.when(Moment.NOTICED), null));
        steps.add(step("confirmed", file.when(Moment.CONFIRMED), null));
        steps.add(step("decided", file.when(Moment.DECIDED), file.when(Moment.DECIDE_BY)));
        steps.add(step("cooling-off", file.when(Moment.STOP) == null ? null : stop, stop));
        steps.add(step("charges-stopped", file.when(Moment.CHARGES_STOPPED), stop));
        steps.add(step("service-ended", file.when(Moment.SERVICE_ENDED), stop));
        steps.add(step("balance-struck", file.when(Moment.SETTLED), null));
        steps.add(file.debt() == null ? refunded(file, state) : billed(file, state));
        steps.add(step("completed", over ? null : file.when(Moment.ENDED), null));
        return marked(steps, over, state instanceof Completed);
    }

    private static StepView refunded(ClosureFile file, ClosureState state) {
        var ended = state instanceof Completed ? file.when(Moment.ENDED) : null;
        return step("refunded", ended, null);
    }

    // A bill that was not paid is never shown as if it had been (I29).
    private static StepView billed(ClosureFile file, ClosureState state) {
        var paid = file.when(Moment.BILL_PAID);
        if (paid == null && state instanceof Completed) {
            return new StepView("billed", Progress.SKIPPED, null);
        }
        return step("billed", paid, null);
    }

    private static StepView step(String key, @Nullable Instant done, @Nullable Instant planned) {
        var progress = done == null ? Progress.TO_COME : Progress.DONE;
        return new StepView(key, progress, done == null ? planned : done);
    }

    // The first step that is not done is the one that runs; after an early end, none will come.
    private static List<StepView> marked(List<StepView> steps, boolean over, boolean all) {
        var marked = new ArrayList<StepView>();
        var running = !over && !all;
        for (var step : steps) {
            var next = step;
            if (step.progress() == Progress.TO_COME && over) {
                next = new StepView(step.key(), Progress.SKIPPED, null);
            } else if (step.progress() == Progress.TO_COME && running) {
                next = new StepView(step.key(), Progress.RUNNING, step.at());
                running = false;
            }
            marked.add(next);
        }
        return List.copyOf(marked);
    }

    private ViewOf() {}
}
