// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import static signoff.workflow.Step.to;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import signoff.activation.ActivationFact.BooksWereLate;
import signoff.activation.ActivationFact.CardNamed;
import signoff.activation.ActivationFact.CardOverdue;
import signoff.activation.ActivationFact.ChargingReady;
import signoff.activation.ActivationFact.MoneyReturned;
import signoff.activation.ActivationFact.NetworkDeclined;
import signoff.activation.ActivationFact.NetworkWasLate;
import signoff.activation.ActivationFact.NumberReserved;
import signoff.activation.ActivationFact.OrderCancelled;
import signoff.activation.ActivationFact.PaymentDeclined;
import signoff.activation.ActivationFact.PaymentTaken;
import signoff.activation.ActivationFact.PaymentUnclear;
import signoff.activation.ActivationFact.PersonTriedAgain;
import signoff.activation.ActivationFact.PoolWasEmpty;
import signoff.activation.ActivationFact.ProfileReady;
import signoff.activation.ActivationFact.ReturnOverdue;
import signoff.activation.ActivationFact.ReturnRefused;
import signoff.activation.ActivationFact.ServiceReady;
import signoff.activation.ActivationFact.SupplyReserved;
import signoff.activation.ActivationFact.SupplyTakenBack;
import signoff.activation.ActivationInstruction.EnterLine;
import signoff.activation.ActivationInstruction.EnterPayment;
import signoff.activation.ActivationInstruction.EnterReturn;
import signoff.activation.ActivationInstruction.GiveBack;
import signoff.activation.ActivationInstruction.OweBack;
import signoff.activation.ActivationInstruction.Reserve;
import signoff.activation.ActivationInstruction.Show;
import signoff.activation.ActivationState.Active;
import signoff.activation.ActivationState.AwaitingCard;
import signoff.activation.ActivationState.Cancelled;
import signoff.activation.ActivationState.Doubtful;
import signoff.activation.ActivationState.Element;
import signoff.activation.ActivationState.Failed;
import signoff.activation.ActivationState.Paid;
import signoff.activation.ActivationState.Provisioning;
import signoff.activation.ActivationState.Requested;
import signoff.activation.ActivationState.ReturnStuck;
import signoff.activation.ActivationState.Returning;
import signoff.activation.ActivationState.Stuck;
import signoff.activation.ActivationState.TakeBackStuck;
import signoff.activation.ActivationState.TakingBack;
import signoff.activation.Activations.EndedFor;
import signoff.line.supply.PrepareProfile;
import signoff.line.supply.ServeLine;
import signoff.line.supply.StartCharging;
import signoff.line.supply.TakeBackSupply;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how an order for a line moves. Pure: no clock, no database, no network. */
final class ActivationRules {

    private final ActivationSettings limits;

    ActivationRules(ActivationSettings limits) {
        this.limits = limits;
    }

    // spotless:off
    TransitionTable<ActivationFile, ActivationState, ActivationFact> table() {
        return new TransitionTable<ActivationFile, ActivationState, ActivationFact>()
                .row(Requested.class, PaymentTaken.class, Paid.class, ActivationRules::paid)
                .row(Requested.class, PaymentDeclined.class, Failed.class, ActivationRules::fail)
                .row(Requested.class, PaymentUnclear.class, Doubtful.class, this::doubt)
                .row(Doubtful.class, PaymentTaken.class, Paid.class, ActivationRules::paid)
                .row(Doubtful.class, PaymentDeclined.class, Failed.class, ActivationRules::fail)
                .row(Doubtful.class, PaymentUnclear.class, Doubtful.class, this::doubt)
                .row(Doubtful.class, PersonTriedAgain.class, Requested.class, this::askAgain)
                .row(Paid.class, NumberReserved.class, AwaitingCard.class,
                        ActivationRules::awaitCard)
                .row(Paid.class, SupplyReserved.class, Provisioning.class, this::begin)
                .row(Paid.class, PoolWasEmpty.class, Returning.class, this::noNumber)
                .row(Paid.class, BooksWereLate.class, Paid.class, ActivationRules::reserveAgain)
                .row(AwaitingCard.class, CardNamed.class, Provisioning.class, this::named)
                .row(AwaitingCard.class, OrderCancelled.class, Returning.class, this::drop)
                .row(AwaitingCard.class, CardOverdue.class, Returning.class, this::noCard)
                .row(Provisioning.class, ProfileReady.class, Provisioning.class,
                        this::charge)
                .row(Provisioning.class, ChargingReady.class, Provisioning.class, this::open)
                .row(Provisioning.class, ServiceReady.class, Active.class, ActivationRules::active)
                .row(Provisioning.class, NetworkDeclined.class, Stuck.class, this::stick)
                .row(Provisioning.class, NetworkWasLate.class, Provisioning.class,
                        this::late)
                .row(Provisioning.class, PersonTriedAgain.class, Provisioning.class,
                        this::askOnceMore)
                .row(Stuck.class, PersonTriedAgain.class, Provisioning.class, this::again)
                .row(Stuck.class, OrderCancelled.class, TakingBack.class, this::takeBack)
                .row(Stuck.class, NetworkWasLate.class, TakingBack.class, this::giveUp)
                .row(TakingBack.class, SupplyTakenBack.class, Returning.class, this::back)
                .row(TakingBack.class, NetworkDeclined.class, TakeBackStuck.class,
                        this::kept)
                .row(TakingBack.class, NetworkWasLate.class, TakeBackStuck.class, this::call)
                .row(TakeBackStuck.class, SupplyTakenBack.class, Returning.class, this::back)
                .row(TakeBackStuck.class, NetworkDeclined.class, TakeBackStuck.class,
                        this::kept)
                .row(TakeBackStuck.class, NetworkWasLate.class, TakeBackStuck.class,
                        this::remind)
                .row(TakeBackStuck.class, PersonTriedAgain.class, TakingBack.class,
                        this::takeAgain)
                .row(Returning.class, MoneyReturned.class, Cancelled.class,
                        ActivationRules::returned)
                .row(Returning.class, ReturnRefused.class, ReturnStuck.class, this::refused)
                .row(Returning.class, ReturnOverdue.class, ReturnStuck.class, this::overdue)
                .row(ReturnStuck.class, MoneyReturned.class, Cancelled.class,
                        ActivationRules::returned)
                .row(ReturnStuck.class, ReturnRefused.class, ReturnStuck.class,
                        this::refused)
                .row(ReturnStuck.class, ReturnOverdue.class, ReturnStuck.class,
                        this::overdueYet)
                .row(ReturnStuck.class, PersonTriedAgain.class, Returning.class,
                        this::payAgain);
    }
    // spotless:on

    private static Step<ActivationFile, Paid> paid(
            ActivationFile file, ActivationState state, PaymentTaken event) {
        return to(file.paid(event.reference()), new Paid(event.at()))
                .with(new EnterPayment(event.reference(), event.at()), new Reserve());
    }

    private static Step<ActivationFile, Failed> fail(
            ActivationFile file, ActivationState state, PaymentDeclined event) {
        var ended = file.ended(EndedFor.DECLINED);
        return shown(ended, new Failed(event.at(), event.why()), money(file, DECLINED));
    }

    // Asked for again or given up, the money may have been taken. So nothing is decided until the
    // bank has said which.
    private Step<ActivationFile, Doubtful> doubt(
            ActivationFile file, ActivationState state, PaymentUnclear event) {
        return to(file, new Doubtful(lookAgain(file, event.at())));
    }

    private Step<ActivationFile, Requested> askAgain(
            ActivationFile file, Doubtful state, PersonTriedAgain event) {
        return to(file, new Requested(event.at().plus(limits.bankWithin())));
    }

    private static Step<ActivationFile, AwaitingCard> awaitCard(
            ActivationFile file, Paid state, NumberReserved event) {
        var facts = Map.of(
                "enterBy", file.cardBy().toString(),
                "zone", file.wanted().zone());
        return shown(
                file.numbered(event.lastDigits()),
                new AwaitingCard(file.cardBy()),
                tell(file, Notice.CARD_AWAITED, facts));
    }

    private Step<ActivationFile, Provisioning> begin(
            ActivationFile file, Paid state, SupplyReserved event) {
        return prepare(file.numbered(event.lastDigits()), event.at());
    }

    private Step<ActivationFile, Provisioning> named(
            ActivationFile file, AwaitingCard state, CardNamed event) {
        return prepare(file, event.at());
    }

    private Step<ActivationFile, Provisioning> prepare(ActivationFile file, Instant at) {
        var effect = new PrepareProfile(file.line(), file.wanted().sim());
        return shown(file, soon(Element.PROFILE, at), effect);
    }

    private static Step<ActivationFile, Paid> reserveAgain(
            ActivationFile file, Paid state, BooksWereLate event) {
        return to(file, new Paid(event.at())).with(new Reserve());
    }

    private Step<ActivationFile, Returning> noNumber(
            ActivationFile file, Paid state, PoolWasEmpty event) {
        return payBack(file.ended(EndedFor.NO_NUMBER), event.at());
    }

    private Step<ActivationFile, Returning> drop(
            ActivationFile file, AwaitingCard state, OrderCancelled event) {
        return payBack(file.ended(EndedFor.CANCELLED), event.at(), new GiveBack());
    }

    private Step<ActivationFile, Returning> noCard(
            ActivationFile file, AwaitingCard state, CardOverdue event) {
        return payBack(file.ended(EndedFor.NO_CARD), event.at(), new GiveBack());
    }

    private Step<ActivationFile, Provisioning> charge(
            ActivationFile file, Provisioning state, ProfileReady event) {
        return to(file, soon(Element.CHARGING, event.at()), new StartCharging(file.line()));
    }

    private Step<ActivationFile, Provisioning> open(
            ActivationFile file, Provisioning state, ChargingReady event) {
        return to(file, soon(Element.REGISTER, event.at()), new ServeLine(file.line()));
    }

    private static Step<ActivationFile, Active> active(
            ActivationFile file, Provisioning state, ServiceReady event) {
        String digits = Objects.requireNonNull(file.lastDigits());
        var facts = Map.<String, String>of("lineNumber", digits);
        return shown(file, new Active(event.at()), tell(file, Notice.LINE_ACTIVATED, facts))
                .with(new EnterLine(event.at()), new Show(Activations.Status.COMPLETED, null));
    }

    // No element is being asked from here on, so the order can be cancelled without a race.
    private Step<ActivationFile, Stuck> stick(
            ActivationFile file, Provisioning state, NetworkDeclined event) {
        var until = event.at().plus(limits.mendedWithin());
        return shown(file, new Stuck(state.element(), event.why(), until));
    }

    // The element is still being asked, and may yet say yes: a person is called, and waits too.
    private Step<ActivationFile, Provisioning> late(
            ActivationFile file, Provisioning state, NetworkWasLate event) {
        return to(file, new Provisioning(state.element(), lookAgain(file, event.at()), true));
    }

    // An element that has said yes is parked as well, when our books did not take it.
    private Step<ActivationFile, Provisioning> askOnceMore(
            ActivationFile file, Provisioning state, PersonTriedAgain event) {
        return to(file, soon(state.element(), event.at()));
    }

    // The desk makes the parked effect due again, with its old key.
    private Step<ActivationFile, Provisioning> again(
            ActivationFile file, Stuck state, PersonTriedAgain event) {
        return shown(file, soon(state.element(), event.at()));
    }

    private Step<ActivationFile, TakingBack> takeBack(
            ActivationFile file, Stuck state, OrderCancelled event) {
        return takeBack(file.ended(EndedFor.CANCELLED), event.at());
    }

    private Step<ActivationFile, TakingBack> giveUp(
            ActivationFile file, Stuck state, NetworkWasLate event) {
        return takeBack(file.ended(EndedFor.NOT_CONNECTED), event.at());
    }

    private Step<ActivationFile, TakingBack> takeBack(ActivationFile file, Instant at) {
        var until = at.plus(limits.networkWithin());
        return shown(file, new TakingBack(until), new TakeBackSupply(file.line()));
    }

    private Step<ActivationFile, Returning> back(
            ActivationFile file, ActivationState state, SupplyTakenBack event) {
        return payBack(file, event.at(), new GiveBack());
    }

    private Step<ActivationFile, TakeBackStuck> kept(
            ActivationFile file, ActivationState state, NetworkDeclined event) {
        return to(file, new TakeBackStuck(event.why(), lookAgain(file, event.at())));
    }

    private Step<ActivationFile, TakeBackStuck> call(
            ActivationFile file, TakingBack state, NetworkWasLate event) {
        return to(file, new TakeBackStuck(null, lookAgain(file, event.at())));
    }

    private Step<ActivationFile, TakeBackStuck> remind(
            ActivationFile file, TakeBackStuck state, NetworkWasLate event) {
        return to(file, new TakeBackStuck(state.why(), lookAgain(file, event.at())));
    }

    private Step<ActivationFile, TakingBack> takeAgain(
            ActivationFile file, TakeBackStuck state, PersonTriedAgain event) {
        return to(file, new TakingBack(event.at().plus(limits.networkWithin())));
    }

    private static Step<ActivationFile, Cancelled> returned(
            ActivationFile file, ActivationState state, MoneyReturned event) {
        var step = shown(file, new Cancelled(event.at()), money(file, RETURNED));
        return joined(step, new EnterReturn(event.at()));
    }

    private Step<ActivationFile, ReturnStuck> refused(
            ActivationFile file, ActivationState state, ReturnRefused event) {
        return to(file, new ReturnStuck(event.why(), lookAgain(file, event.at())));
    }

    private Step<ActivationFile, ReturnStuck> overdue(
            ActivationFile file, Returning state, ReturnOverdue event) {
        return to(file, new ReturnStuck(null, lookAgain(file, event.at())));
    }

    private Step<ActivationFile, ReturnStuck> overdueYet(
            ActivationFile file, ReturnStuck state, ReturnOverdue event) {
        return to(file, new ReturnStuck(state.why(), lookAgain(file, event.at())));
    }

    private Step<ActivationFile, Returning> payAgain(
            ActivationFile file, ReturnStuck state, PersonTriedAgain event) {
        return to(file, new Returning(event.at().plus(limits.bankWithin())));
    }

    // All of it, to where it came from: nothing was used (I15).
    private Step<ActivationFile, Returning> payBack(
            ActivationFile file, Instant at, Instruction... before) {
        var cost = file.cost();
        var reference = Objects.requireNonNull(file.paidBy());
        var leg = new RefundLeg(1, reference, cost.instrument(), cost.due());
        var until = at.plus(limits.bankWithin());
        var step = shown(file, new Returning(until), new PayRefund(file.line(), leg));
        return joined(joined(step, before), new OweBack(at));
    }

    private Provisioning soon(Element element, Instant at) {
        return new Provisioning(element, at.plus(limits.networkWithin()), false);
    }

    // Each time twice as late as the last, so that a clock that jumps by years finds few of them.
    private Instant lookAgain(ActivationFile file, Instant at) {
        var sofar = Duration.between(file.placedAt(), at);
        return at.plus(sofar.compareTo(limits.lookWithin()) > 0 ? sofar : limits.lookWithin());
    }

    private static <T extends ActivationState> Step<ActivationFile, T> shown(
            ActivationFile file, T state, Effect... effects) {
        return to(file, state, effects).with(new Show(state.status(), file.endedFor()));
    }

    private static <T> Step<ActivationFile, T> joined(
            Step<ActivationFile, T> step, Instruction... more) {
        var all = new ArrayList<>(step.instructions());
        all.addAll(List.of(more));
        return new Step<>(step.file(), step.state(), List.copyOf(all), step.effects());
    }

    private static TellSubscriber money(ActivationFile file, Notice notice) {
        var facts = Map.of(
                "amountMinor", String.valueOf(file.cost().due().minor()),
                "currency", file.cost().due().currency().getCurrencyCode());
        return tell(file, notice, facts);
    }

    private static TellSubscriber tell(
            ActivationFile file, Notice notice, Map<String, String> facts) {
        return new TellSubscriber(file.line().account(), null, notice, 0, facts);
    }

    private static final Notice DECLINED = Notice.PURCHASE_DECLINED;
    private static final Notice RETURNED = Notice.PURCHASE_RETURNED;
}
