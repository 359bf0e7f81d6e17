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

    /** How long a bank may take to answer before a person is called. */
    static final Duration BANK_ANSWERS_WITHIN = Duration.ofDays(1);

    /** A line is a matter of minutes. After these a person is called. */
    static final Duration NETWORK_ANSWERS_WITHIN = Duration.ofMinutes(5);

    /** How often a person is reminded of what the network has not done. */
    static final Duration LOOK_WITHIN = Duration.ofDays(1);

    /** How long a paid line that the network refuses is tried to be had, before the money goes. */
    static final Duration MENDED_WITHIN = Duration.ofDays(3);

    // spotless:off
    static final TransitionTable<ActivationFile, ActivationState, ActivationFact> TABLE = table()
            .row(Requested.class, PaymentTaken.class, Paid.class, ActivationRules::paid)
            .row(Requested.class, PaymentDeclined.class, Failed.class, ActivationRules::fail)
            .row(Requested.class, PaymentUnclear.class, Doubtful.class, ActivationRules::doubt)
            .row(Doubtful.class, PaymentTaken.class, Paid.class, ActivationRules::paid)
            .row(Doubtful.class, PaymentDeclined.class, Failed.class, ActivationRules::fail)
            .row(Doubtful.class, PaymentUnclear.class, Doubtful.class, ActivationRules::doubt)
            .row(Doubtful.class, PersonTriedAgain.class, Requested.class, ActivationRules::askAgain)
            .row(Paid.class, NumberReserved.class, AwaitingCard.class, ActivationRules::awaitCard)
            .row(Paid.class, SupplyReserved.class, Provisioning.class, ActivationRules::begin)
            .row(Paid.class, PoolWasEmpty.class, Returning.class, ActivationRules::noNumber)
            .row(Paid.class, BooksWereLate.class, Paid.class, ActivationRules::reserveAgain)
            .row(AwaitingCard.class, CardNamed.class, Provisioning.class, ActivationRules::named)
            .row(AwaitingCard.class, OrderCancelled.class, Returning.class, ActivationRules::drop)
            .row(AwaitingCard.class, CardOverdue.class, Returning.class, ActivationRules::noCard)
            .row(Provisioning.class, ProfileReady.class, Provisioning.class,
                    ActivationRules::charge)
            .row(Provisioning.class, ChargingReady.class, Provisioning.class, ActivationRules::open)
            .row(Provisioning.class, ServiceReady.class, Active.class, ActivationRules::active)
            .row(Provisioning.class, NetworkDeclined.class, Stuck.class, ActivationRules::stick)
            .row(Provisioning.class, NetworkWasLate.class, Provisioning.class,
                    ActivationRules::late)
            .row(Stuck.class, PersonTriedAgain.class, Provisioning.class, ActivationRules::again)
            .row(Stuck.class, OrderCancelled.class, TakingBack.class, ActivationRules::takeBack)
            .row(Stuck.class, NetworkWasLate.class, TakingBack.class, ActivationRules::giveUp)
            .row(TakingBack.class, SupplyTakenBack.class, Returning.class, ActivationRules::back)
            .row(TakingBack.class, NetworkDeclined.class, TakeBackStuck.class,
                    ActivationRules::kept)
            .row(TakingBack.class, NetworkWasLate.class, TakeBackStuck.class, ActivationRules::call)
            .row(TakeBackStuck.class, SupplyTakenBack.class, Returning.class, ActivationRules::back)
            .row(TakeBackStuck.class, NetworkDeclined.class, TakeBackStuck.class,
                    ActivationRules::kept)
            .row(TakeBackStuck.class, NetworkWasLate.class, TakeBackStuck.class,
                    ActivationRules::remind)
            .row(TakeBackStuck.class, PersonTriedAgain.class, TakingBack.class,
                    ActivationRules::takeAgain)
            .row(Returning.class, MoneyReturned.class, Cancelled.class, ActivationRules::returned)
            .row(Returning.class, ReturnRefused.class, ReturnStuck.class, ActivationRules::refused)
            .row(Returning.class, ReturnOverdue.class, ReturnStuck.class, ActivationRules::overdue)
            .row(ReturnStuck.class, MoneyReturned.class, Cancelled.class, ActivationRules::returned)
            .row(ReturnStuck.class, ReturnRefused.class, ReturnStuck.class,
                    ActivationRules::refused)
            .row(ReturnStuck.class, ReturnOverdue.class, ReturnStuck.class,
                    ActivationRules::overdueYet)
            .row(ReturnStuck.class, PersonTriedAgain.class, Returning.class,
                    ActivationRules::payAgain);
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
    private static Step<ActivationFile, Doubtful> doubt(
            ActivationFile file, ActivationState state, PaymentUnclear event) {
        return to(file, new Doubtful(lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, Requested> askAgain(
            ActivationFile file, Doubtful state, PersonTriedAgain event) {
        return to(file, new Requested(event.at().plus(BANK_ANSWERS_WITHIN)));
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

    private static Step<ActivationFile, Provisioning> begin(
            ActivationFile file, Paid state, SupplyReserved event) {
        return prepare(file.numbered(event.lastDigits()), event.at());
    }

    private static Step<ActivationFile, Provisioning> named(
            ActivationFile file, AwaitingCard state, CardNamed event) {
        return prepare(file, event.at());
    }

    private static Step<ActivationFile, Provisioning> prepare(ActivationFile file, Instant at) {
        var effect = new PrepareProfile(file.line(), file.wanted().sim());
        return shown(file, soon(Element.PROFILE, at), effect);
    }

    private static Step<ActivationFile, Paid> reserveAgain(
            ActivationFile file, Paid state, BooksWereLate event) {
        return to(file, new Paid(event.at())).with(new Reserve());
    }

    private static Step<ActivationFile, Returning> noNumber(
            ActivationFile file, Paid state, PoolWasEmpty event) {
        return payBack(file.ended(EndedFor.NO_NUMBER), event.at());
    }

    private static Step<ActivationFile, Returning> drop(
            ActivationFile file, AwaitingCard state, OrderCancelled event) {
        return payBack(file.ended(EndedFor.CANCELLED), event.at(), new GiveBack());
    }

    private static Step<ActivationFile, Returning> noCard(
            ActivationFile file, AwaitingCard state, CardOverdue event) {
        return payBack(file.ended(EndedFor.NO_CARD), event.at(), new GiveBack());
    }

    private static Step<ActivationFile, Provisioning> charge(
            ActivationFile file, Provisioning state, ProfileReady event) {
        return to(file, soon(Element.CHARGING, event.at()), new StartCharging(file.line()));
    }

    private static Step<ActivationFile, Provisioning> open(
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
    private static Step<ActivationFile, Stuck> stick(
            ActivationFile file, Provisioning state, NetworkDeclined event) {
        var until = event.at().plus(MENDED_WITHIN);
        return shown(file, new Stuck(state.element(), event.why(), until));
    }

    // The element is still being asked, and may yet say yes: a person is called, and waits too.
    private static Step<ActivationFile, Provisioning> late(
            ActivationFile file, Provisioning state, NetworkWasLate event) {
        return to(file, new Provisioning(state.element(), lookAgain(file, event.at()), true));
    }

    // The desk makes the parked effect due again, with its old key.
    private static Step<ActivationFile, Provisioning> again(
            ActivationFile file, Stuck state, PersonTriedAgain event) {
        return shown(file, soon(state.element(), event.at()));
    }

    private static Step<ActivationFile, TakingBack> takeBack(
            ActivationFile file, Stuck state, OrderCancelled event) {
        return takeBack(file.ended(EndedFor.CANCELLED), event.at());
    }

    private static Step<ActivationFile, TakingBack> giveUp(
            ActivationFile file, Stuck state, NetworkWasLate event) {
        return takeBack(file.ended(EndedFor.NOT_CONNECTED), event.at());
    }

    private static Step<ActivationFile, TakingBack> takeBack(ActivationFile file, Instant at) {
        var until = at.plus(NETWORK_ANSWERS_WITHIN);
        return shown(file, new TakingBack(until), new TakeBackSupply(file.line()));
    }

    private static Step<ActivationFile, Returning> back(
            ActivationFile file, ActivationState state, SupplyTakenBack event) {
        return payBack(file, event.at(), new GiveBack());
    }

    private static Step<ActivationFile, TakeBackStuck> kept(
            ActivationFile file, ActivationState state, NetworkDeclined event) {
        return to(file, new TakeBackStuck(event.why(), lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, TakeBackStuck> call(
            ActivationFile file, TakingBack state, NetworkWasLate event) {
        return to(file, new TakeBackStuck(null, lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, TakeBackStuck> remind(
            ActivationFile file, TakeBackStuck state, NetworkWasLate event) {
        return to(file, new TakeBackStuck(state.why(), lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, TakingBack> takeAgain(
            ActivationFile file, TakeBackStuck state, PersonTriedAgain event) {
        return to(file, new TakingBack(event.at().plus(NETWORK_ANSWERS_WITHIN)));
    }

    private static Step<ActivationFile, Cancelled> returned(
            ActivationFile file, ActivationState state, MoneyReturned event) {
        var step = shown(file, new Cancelled(event.at()), money(file, RETURNED));
        return joined(step, new EnterReturn(event.at()));
    }

    private static Step<ActivationFile, ReturnStuck> refused(
            ActivationFile file, ActivationState state, ReturnRefused event) {
        return to(file, new ReturnStuck(event.why(), lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, ReturnStuck> overdue(
            ActivationFile file, Returning state, ReturnOverdue event) {
        return to(file, new ReturnStuck(null, lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, ReturnStuck> overdueYet(
            ActivationFile file, ReturnStuck state, ReturnOverdue event) {
        return to(file, new ReturnStuck(state.why(), lookAgain(file, event.at())));
    }

    private static Step<ActivationFile, Returning> payAgain(
            ActivationFile file, ReturnStuck state, PersonTriedAgain event) {
        return to(file, new Returning(event.at().plus(BANK_ANSWERS_WITHIN)));
    }

    // All of it, to where it came from: nothing was used (I15).
    private static Step<ActivationFile, Returning> payBack(
            ActivationFile file, Instant at, Instruction... before) {
        var cost = file.cost();
        var reference = Objects.requireNonNull(file.paidBy());
        var leg = new RefundLeg(1, reference, cost.instrument(), cost.due());
        var until = at.plus(BANK_ANSWERS_WITHIN);
        var step = shown(file, new Returning(until), new PayRefund(file.line(), leg));
        return joined(joined(step, before), new OweBack(at));
    }

    private static Provisioning soon(Element element, Instant at) {
        return new Provisioning(element, at.plus(NETWORK_ANSWERS_WITHIN), false);
    }

    // Each time twice as late as the last, so that a clock that jumps by years finds few of them.
    private static Instant lookAgain(ActivationFile file, Instant at) {
        var sofar = Duration.between(file.placedAt(), at);
        return at.plus(sofar.compareTo(LOOK_WITHIN) > 0 ? sofar : LOOK_WITHIN);
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

    private static TransitionTable<ActivationFile, ActivationState, ActivationFact> table() {
        return new TransitionTable<>();
    }

    private ActivationRules() {}
}
