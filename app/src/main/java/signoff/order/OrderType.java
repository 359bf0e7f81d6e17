// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;
import signoff.order.OrderFact.CreditOverdue;
import signoff.order.OrderFact.DeliveryOverdue;
import signoff.order.OrderFact.MoneyReturned;
import signoff.order.OrderFact.PaymentDeclined;
import signoff.order.OrderFact.PaymentTaken;
import signoff.order.OrderFact.PaymentUnclear;
import signoff.order.OrderFact.ReturnOverdue;
import signoff.order.OrderFact.ReturnRefused;
import signoff.order.OrderState.Cancelled;
import signoff.order.OrderState.Completed;
import signoff.order.OrderState.Doubtful;
import signoff.order.OrderState.Failed;
import signoff.order.OrderState.InProgress;
import signoff.order.OrderState.Paid;
import signoff.order.OrderState.Requested;
import signoff.order.OrderState.ReturnStuck;
import signoff.order.OrderState.Returned;
import signoff.order.OrderState.Returning;
import signoff.refund.PayRefund;
import signoff.refund.TakePayment;
import signoff.workflow.CaseType;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Orders as cases: how long each state waits, and what the bank's answers mean. */
@Component
final class OrderType implements CaseType<OrderFile, OrderState, OrderFact> {

    /** A payment is credited in the commit that brings it. This is for a bug, not for a wait. */
    private static final Duration CREDIT_WITHIN = Duration.ofMinutes(5);

    private final OrderBooks books;
    private final TransitionTable<OrderFile, OrderState, OrderFact> table;

    OrderType(OrderBooks books, OrderSettings settings) {
        this.books = books;
        this.table = new OrderRules(settings.bankWithin()).table();
    }

    @Override
    public String name() {
        return "order";
    }

    @Override
    public Class<OrderFile> file() {
        return OrderFile.class;
    }

    @Override
    public Class<OrderState> states() {
        return OrderState.class;
    }

    @Override
    public Class<OrderFact> facts() {
        return OrderFact.class;
    }

    @Override
    public TransitionTable<OrderFile, OrderState, OrderFact> table() {
        return table;
    }

    @Override
    public Optional<Wait<OrderFact>> waits(OrderFile file, OrderState state) {
        return waits(state);
    }

    static Optional<Wait<OrderFact>> waits(OrderState state) {
        return Optional.ofNullable(
                switch (state) {
                    case Requested(var until) ->
                        new Wait<>(Owner.BANK, until, new PaymentUnclear(until));
                    case Doubtful(var until) ->
                        new Wait<>(Owner.OPERATOR, until, new PaymentUnclear(until));
                    case Paid(var reference, var at) -> credit(at.plus(CREDIT_WITHIN));
                    case Returning(var until) ->
                        new Wait<>(Owner.BANK, until, new ReturnOverdue(until));
                    case ReturnStuck(var why, var until) ->
                        new Wait<>(Owner.OPERATOR, until, new ReturnOverdue(until));
                    case InProgress(var until) ->
                        new Wait<>(Owner.OPERATOR, until, new DeliveryOverdue(until));
                    case Completed done -> null;
                    case Failed failed -> null;
                    case Cancelled cancelled -> null;
                    case Returned returned -> null;
                });
    }

    private static Wait<OrderFact> credit(Instant until) {
        return new Wait<>(Owner.CLOCK, until, new CreditOverdue(until));
    }

    @Override
    public Optional<OrderFact> factOf(OrderFile file, OrderState state, Ended ended) {
        return factOf(state, ended)
                .filter(fact -> table().allows(state.getClass(), fact.getClass()));
    }

    static Optional<OrderFact> factOf(OrderState state, Ended ended) {
        return switch (ended.effect()) {
            case TakePayment taking -> Optional.of(taken(ended));
            case PayRefund paying -> Optional.of(returned(ended));
            default -> Optional.empty();
        };
    }

    // Only the bank's own refusal means that no money was taken. Attempts that are used up, or a
    // failure of ours, leave that open.
    private static OrderFact taken(Ended ended) {
        return switch (ended.outcome()) {
            case Done(var proof) ->
                new PaymentTaken(ended.at(), Objects.requireNonNull(proof.get("reference")));
            case Refused(var why)
            when why.code() == Refusal.Code.PAYMENT_MUST_BE_ACCEPTED ->
                new PaymentDeclined(ended.at(), why);
            default -> new PaymentUnclear(ended.at());
        };
    }

    private static OrderFact returned(Ended ended) {
        return switch (ended.outcome()) {
            case Done done -> new MoneyReturned(ended.at());
            case Refused(var why) -> new ReturnRefused(ended.at(), why);
            default -> new ReturnOverdue(ended.at());
        };
    }

    @Override
    public List<Told<OrderFact>> carryOut(List<Ordered<OrderFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    /** No policy judges an order: its terms are in its file. */
    @Override
    public String policyVersion(OrderFile file) {
        return "none";
    }
}
