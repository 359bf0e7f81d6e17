// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.activation.ActivationFact.BooksWereLate;
import signoff.activation.ActivationFact.CardOverdue;
import signoff.activation.ActivationFact.ChargingReady;
import signoff.activation.ActivationFact.MoneyReturned;
import signoff.activation.ActivationFact.NetworkDeclined;
import signoff.activation.ActivationFact.NetworkWasLate;
import signoff.activation.ActivationFact.PaymentDeclined;
import signoff.activation.ActivationFact.PaymentTaken;
import signoff.activation.ActivationFact.PaymentUnclear;
import signoff.activation.ActivationFact.ProfileReady;
import signoff.activation.ActivationFact.ReturnOverdue;
import signoff.activation.ActivationFact.ReturnRefused;
import signoff.activation.ActivationFact.ServiceReady;
import signoff.activation.ActivationFact.SupplyTakenBack;
import signoff.activation.ActivationState.Active;
import signoff.activation.ActivationState.AwaitingCard;
import signoff.activation.ActivationState.Cancelled;
import signoff.activation.ActivationState.Doubtful;
import signoff.activation.ActivationState.Failed;
import signoff.activation.ActivationState.Paid;
import signoff.activation.ActivationState.Provisioning;
import signoff.activation.ActivationState.Requested;
import signoff.activation.ActivationState.ReturnStuck;
import signoff.activation.ActivationState.Returning;
import signoff.activation.ActivationState.Stuck;
import signoff.activation.ActivationState.TakeBackStuck;
import signoff.activation.ActivationState.TakingBack;
import signoff.kernel.Refusal;
import signoff.line.supply.PrepareProfile;
import signoff.line.supply.ServeLine;
import signoff.line.supply.StartCharging;
import signoff.line.supply.TakeBackSupply;
import signoff.refund.PayRefund;
import signoff.refund.TakePayment;
import signoff.workflow.CaseType;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Orders for lines as cases: how long each state waits, and what answers from outside mean. */
@Component
final class ActivationType implements CaseType<ActivationFile, ActivationState, ActivationFact> {

    /** Our books answer in the commit that asks. This is for a bug, not for a wait. */
    private static final Duration BOOKS_ANSWER_WITHIN = Duration.ofMinutes(5);

    private final ActivationBooks books;
    private final TransitionTable<ActivationFile, ActivationState, ActivationFact> table;

    ActivationType(ActivationBooks books, ActivationSettings settings) {
        this.books = books;
        this.table = new ActivationRules(settings).table();
    }

    @Override
    public String name() {
        return "activation";
    }

    @Override
    public Class<ActivationFile> file() {
        return ActivationFile.class;
    }

    @Override
    public Class<ActivationState> states() {
        return ActivationState.class;
    }

    @Override
    public Class<ActivationFact> facts() {
        return ActivationFact.class;
    }

    @Override
    public TransitionTable<ActivationFile, ActivationState, ActivationFact> table() {
        return table;
    }

    @Override
    public Optional<Wait<ActivationFact>> waits(ActivationFile file, ActivationState state) {
        return waits(state);
    }

    static Optional<Wait<ActivationFact>> waits(ActivationState state) {
        return Optional.ofNullable(
                switch (state) {
                    case Requested(var until) -> payment(Owner.BANK, until);
                    case Doubtful(var until) -> payment(Owner.OPERATOR, until);
                    case Paid(var at) -> books(at.plus(BOOKS_ANSWER_WITHIN));
                    case AwaitingCard(var until) ->
                        new Wait<>(Owner.SUBSCRIBER, until, new CardOverdue(until));
                    case Provisioning(var element, var by, var late) ->
                        network(late ? Owner.OPERATOR : Owner.NETWORK, by);
                    case Stuck(var element, var why, var until) -> network(Owner.OPERATOR, until);
                    case TakingBack(var by) -> network(Owner.NETWORK, by);
                    case TakeBackStuck(var why, var until) -> network(Owner.OPERATOR, until);
                    case Returning(var until) -> back(Owner.BANK, until);
                    case ReturnStuck(var why, var until) -> back(Owner.OPERATOR, until);
                    case Active _, Failed _, Cancelled _ -> null;
                });
    }

    private static Wait<ActivationFact> payment(Owner owner, Instant until) {
        return new Wait<>(owner, until, new PaymentUnclear(until));
    }

    private static Wait<ActivationFact> books(Instant until) {
        return new Wait<>(Owner.CLOCK, until, new BooksWereLate(until));
    }

    private static Wait<ActivationFact> network(Owner owner, Instant until) {
        return new Wait<>(owner, until, new NetworkWasLate(until));
    }

    private static Wait<ActivationFact> back(Owner owner, Instant until) {
        return new Wait<>(owner, until, new ReturnOverdue(until));
    }

    /** What each state waits for from outside, to be made due again when a person says so. */
    static Optional<String> legOf(ActivationState state) {
        return Optional.ofNullable(
                switch (state) {
                    case Doubtful _ -> TakePayment.legOf(1);
                    case Provisioning provisioning -> legOf(provisioning.element());
                    case Stuck stuck -> legOf(stuck.element());
                    case TakeBackStuck _ -> TakeBackSupply.class.getSimpleName();
                    case ReturnStuck _ -> PayRefund.legOf(1);
                    default -> null;
                });
    }

    private static String legOf(ActivationState.Element element) {
        return switch (element) {
            case PROFILE -> PrepareProfile.class.getSimpleName();
            case CHARGING -> StartCharging.class.getSimpleName();
            case REGISTER -> ServeLine.class.getSimpleName();
        };
    }

    @Override
    public Optional<ActivationFact> factOf(
            ActivationFile file, ActivationState state, Ended ended) {
        return factOf(ended).filter(fact -> table().allows(state.getClass(), fact.getClass()));
    }

    static Optional<ActivationFact> factOf(Ended ended) {
        return Optional.ofNullable(
                switch (ended.effect()) {
                    case TakePayment _ -> taken(ended);
                    case PayRefund _ -> returned(ended);
                    case PrepareProfile _ -> heard(ended, new ProfileReady(ended.at()));
                    case StartCharging _ -> heard(ended, new ChargingReady(ended.at()));
                    case ServeLine _ -> heard(ended, new ServiceReady(ended.at()));
                    case TakeBackSupply _ -> heard(ended, new SupplyTakenBack(ended.at()));
                    default -> null;
                });
    }

    // Only the bank's own refusal means that no money was taken. Attempts that are used up, or a
    // failure of ours, leave that open.
    private static ActivationFact taken(Ended ended) {
        return switch (ended.outcome()) {
            case Done(var proof) ->
                new PaymentTaken(ended.at(), Objects.requireNonNull(proof.get("reference")));
            case Refused(var why)
            when why.code() == Refusal.Code.PAYMENT_MUST_BE_ACCEPTED ->
                new PaymentDeclined(ended.at(), why);
            default -> new PaymentUnclear(ended.at());
        };
    }

    private static ActivationFact returned(Ended ended) {
        return switch (ended.outcome()) {
            case Done _ -> new MoneyReturned(ended.at());
            case Refused(var why) -> new ReturnRefused(ended.at(), why);
            default -> new ReturnOverdue(ended.at());
        };
    }

    private static ActivationFact heard(Ended ended, ActivationFact ready) {
        return ended.outcome() instanceof Refused(var why)
                ? new NetworkDeclined(ended.at(), why)
                : ready;
    }

    @Override
    public List<Told<ActivationFact>> carryOut(List<Ordered<ActivationFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    /** An order is judged by the catalog it was made from. */
    @Override
    public String policyVersion(ActivationFile file) {
        return file.wanted().version();
    }
}
