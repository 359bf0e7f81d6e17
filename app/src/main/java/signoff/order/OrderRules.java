// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import static signoff.workflow.Step.to;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.order.OrderFact.BalanceCredited;
import signoff.order.OrderFact.BalanceWasStruck;
import signoff.order.OrderFact.CreditOverdue;
import signoff.order.OrderFact.DeliveryOverdue;
import signoff.order.OrderFact.MoneyReturned;
import signoff.order.OrderFact.OrderCancelled;
import signoff.order.OrderFact.PackDelivered;
import signoff.order.OrderFact.PaymentDeclined;
import signoff.order.OrderFact.PaymentTaken;
import signoff.order.OrderFact.PaymentUnclear;
import signoff.order.OrderFact.PersonTriedAgain;
import signoff.order.OrderFact.ReturnOverdue;
import signoff.order.OrderFact.ReturnRefused;
import signoff.order.OrderFile.Kind;
import signoff.order.OrderInstruction.CreditBalance;
import signoff.order.OrderInstruction.EnterReturn;
import signoff.order.OrderInstruction.FillBuckets;
import signoff.order.OrderInstruction.GiveBack;
import signoff.order.OrderInstruction.OweBack;
import signoff.order.OrderInstruction.Show;
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
import signoff.order.Orders.Status;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how an order moves. Pure: no clock, no database, no network. */
final class OrderRules {

    private final Duration bankWithin;

    /** @param bankWithin how long a bank may take to answer before a person is called */
    OrderRules(Duration bankWithin) {
        this.bankWithin = bankWithin;
    }

    // spotless:off
    TransitionTable<OrderFile, OrderState, OrderFact> table() {
        return new TransitionTable<OrderFile, OrderState, OrderFact>()
                .row(Requested.class, PaymentTaken.class, Paid.class, OrderRules::credit)
                .row(Requested.class, PaymentDeclined.class, Failed.class, OrderRules::fail)
                .row(Requested.class, PaymentUnclear.class, Doubtful.class, this::doubt)
                .row(Doubtful.class, PaymentTaken.class, Paid.class, OrderRules::credit)
                .row(Doubtful.class, PaymentDeclined.class, Failed.class, OrderRules::fail)
                .row(Doubtful.class, PaymentUnclear.class, Doubtful.class, this::doubt)
                .row(Doubtful.class, PersonTriedAgain.class, Requested.class, this::askAgain)
                .row(Paid.class, BalanceCredited.class, Completed.class, OrderRules::credited)
                .row(Paid.class, BalanceWasStruck.class, Returning.class, this::payBack)
                .row(Paid.class, CreditOverdue.class, Paid.class, OrderRules::creditAgain)
                .row(Returning.class, MoneyReturned.class, Returned.class, OrderRules::returned)
                .row(Returning.class, ReturnRefused.class, ReturnStuck.class, this::stick)
                .row(Returning.class, ReturnOverdue.class, ReturnStuck.class, this::callPerson)
                .row(ReturnStuck.class, MoneyReturned.class, Returned.class, OrderRules::returned)
                .row(ReturnStuck.class, ReturnRefused.class, ReturnStuck.class, this::stick)
                .row(ReturnStuck.class, ReturnOverdue.class, ReturnStuck.class, this::remind)
                .row(ReturnStuck.class, PersonTriedAgain.class, Returning.class, this::payAgain)
                .row(InProgress.class, PackDelivered.class, Completed.class, OrderRules::delivered)
                .row(InProgress.class, DeliveryOverdue.class, Cancelled.class, OrderRules::cancel)
                .row(InProgress.class, OrderCancelled.class, Cancelled.class, OrderRules::cancel);
    }
    // spotless:on

    private static Step<OrderFile, Paid> credit(
            OrderFile file, OrderState state, PaymentTaken event) {
        return to(file, new Paid(event.reference(), event.at()))
                .with(new CreditBalance(event.reference(), event.at()));
    }

    private static Step<OrderFile, Failed> fail(
            OrderFile file, OrderState state, PaymentDeclined event) {
        var failed = new Failed(event.at(), event.why());
        return shown(
                file,
                failed,
                tell(file, of(file, Notice.TOP_UP_REFUSED, Notice.BILL_PAYMENT_REFUSED)));
    }

    // Asked for again or given up, the money may have been taken. So the order neither fails nor
    // is credited, until the bank has said which.
    private Step<OrderFile, Doubtful> doubt(
            OrderFile file, OrderState state, PaymentUnclear event) {
        return to(file, new Doubtful(lookAgain(file, event.at())));
    }

    // The desk makes the parked effect due again, with its old key: to the bank it is one payment.
    private Step<OrderFile, Requested> askAgain(
            OrderFile file, Doubtful state, PersonTriedAgain event) {
        return to(file, new Requested(event.at().plus(bankWithin)));
    }

    private static Step<OrderFile, Completed> credited(
            OrderFile file, Paid state, BalanceCredited event) {
        return shown(file, new Completed(event.at()), done(file));
    }

    /** What is told when the money is where it was meant to be. */
    static TellSubscriber done(OrderFile file) {
        return tell(file, of(file, Notice.TOP_UP_DONE, Notice.BILL_PAID));
    }

    private static Notice of(OrderFile file, Notice topUp, Notice bill) {
        return file.kind() == Kind.BILL ? bill : topUp;
    }

    private static Step<OrderFile, Paid> creditAgain(
            OrderFile file, Paid state, CreditOverdue event) {
        return to(file, new Paid(state.reference(), event.at()))
                .with(new CreditBalance(state.reference(), state.at()));
    }

    // Nothing may be added to a balance that was struck (I17), and real money is never kept (I15).
    private Step<OrderFile, Returning> payBack(OrderFile file, Paid state, BalanceWasStruck event) {
        var leg = new RefundLeg(1, state.reference(), file.item(), file.amount());
        var until = event.at().plus(bankWithin);
        return to(file, new Returning(until), new PayRefund(file.line(), leg))
                .with(new OweBack(state.reference(), state.at()));
    }

    private static Step<OrderFile, Returned> returned(
            OrderFile file, OrderState state, MoneyReturned event) {
        var notice = of(file, Notice.TOP_UP_RETURNED, Notice.BILL_PAYMENT_RETURNED);
        return to(file, new Returned(event.at()), tell(file, notice))
                .with(new EnterReturn(event.at()), new Show(Status.CANCELLED));
    }

    private Step<OrderFile, ReturnStuck> stick(
            OrderFile file, OrderState state, ReturnRefused event) {
        return to(file, new ReturnStuck(event.why(), lookAgain(file, event.at())));
    }

    private Step<OrderFile, ReturnStuck> callPerson(
            OrderFile file, Returning state, ReturnOverdue event) {
        return to(file, new ReturnStuck(null, lookAgain(file, event.at())));
    }

    private Step<OrderFile, ReturnStuck> remind(
            OrderFile file, ReturnStuck state, ReturnOverdue event) {
        return to(file, new ReturnStuck(state.why(), lookAgain(file, event.at())));
    }

    private Step<OrderFile, Returning> payAgain(
            OrderFile file, ReturnStuck state, PersonTriedAgain event) {
        return to(file, new Returning(event.at().plus(bankWithin)));
    }

    private static Step<OrderFile, Completed> delivered(
            OrderFile file, InProgress state, PackDelivered event) {
        var done = new Completed(event.at());
        return to(file, done).with(new FillBuckets(event.at()), new Show(done.status()));
    }

    private static Step<OrderFile, Cancelled> cancel(
            OrderFile file, InProgress state, OrderFact event) {
        return to(file, new Cancelled(event.at()))
                .with(new GiveBack(event.at()), new Show(Status.CANCELLED));
    }

    // Each time twice as late as the last, so that a clock that jumps by years finds few of them.
    private Instant lookAgain(OrderFile file, Instant at) {
        var sofar = Duration.between(file.placedAt(), at);
        return at.plus(sofar.compareTo(bankWithin) > 0 ? sofar : bankWithin);
    }

    private static <T extends OrderState> Step<OrderFile, T> shown(
            OrderFile file, T state, Effect... effects) {
        return to(file, state, effects).with(new Show(state.status()));
    }

    private static TellSubscriber tell(OrderFile file, Notice notice) {
        var facts = Map.of(
                "amountMinor", String.valueOf(file.amount().minor()),
                "currency", file.amount().currency().getCurrencyCode());
        return new TellSubscriber(file.line().account(), file.line(), notice, 0, facts);
    }
}
