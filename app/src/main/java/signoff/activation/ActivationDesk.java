// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.activation.ActivationFact.CardNamed;
import signoff.activation.ActivationFact.LineOrdered;
import signoff.activation.ActivationFact.OrderCancelled;
import signoff.activation.ActivationFact.PersonTriedAgain;
import signoff.activation.ActivationState.AwaitingCard;
import signoff.activation.ActivationState.Requested;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.supply.Iccid;
import signoff.line.supply.Supply;
import signoff.refund.TakePayment;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer.Moved;
import signoff.workflow.Cases.Answer.NotFound;

/** Takes orders for lines, and what people then say to them, each in one commit. */
@Component
class ActivationDesk implements Activations {

    private final ActivationStore store;
    private final ActivationTerms terms;
    private final Supply supply;
    private final ActivationCases cases;
    private final Subscribers subscribers;

    ActivationDesk(
            ActivationStore store,
            ActivationTerms terms,
            Supply supply,
            ActivationCases cases,
            Subscribers subscribers) {
        this.store = store;
        this.terms = terms;
        this.supply = supply;
        this.cases = cases;
        this.subscribers = subscribers;
    }

    @Override
    public Deciding order(AccountId account, Request request, Actor actor) {
        var id = new CaseId(account, made("order", account, request.id()));
        // Before all else: what was taken once stays taken, whatever is sold by now.
        var earlier = find(id);
        if (earlier.isPresent()) return again(earlier.get(), request);

        var leaving = subscribers.admitLine(account);
        if (leaving != null) return new Deciding.Refused(leaving);
        var refusal = terms.refusal(account, request);
        if (refusal.isPresent()) return new Deciding.Refused(refusal.get());
        var line = new LineId(account, made("line", account, request.id()));
        return open(id, terms.file(line, request), request, actor);
    }

    private Deciding open(CaseId id, ActivationFile file, Request request, Actor actor) {
        return cases.inTransaction(() -> {
            var state = new Requested(terms.bankBy(file));
            // Whoever asks at the same moment waits here, and is then told what was taken.
            if (!store.insert(id, file, state.status())) {
                return again(find(id).orElseThrow(), request);
            }
            var cost = file.cost();
            cases.open(new Cases.Opening<>(
                    id,
                    file.wanted().pool().brand(),
                    file,
                    state,
                    new LineOrdered(file.placedAt()),
                    actor,
                    List.of(new TakePayment(file.line(), cost.instrument(), cost.due(), 1))));
            return decided(id);
        });
    }

    private static Deciding again(Ordered earlier, Request request) {
        var same = earlier.brand().equals(request.brand())
                && earlier.country().equalsIgnoreCase(request.country())
                && earlier.offering().equals(request.offering())
                && earlier.version().equals(request.version())
                && earlier.instrument().equals(request.instrument());
        return same ? new Deciding.Decided(earlier) : refused(Code.KEY_MUST_MEAN_SAME_REQUEST);
    }

    /** The same request of the same account is the same order, on whichever node it arrives. */
    private static UUID made(String what, AccountId account, UUID request) {
        var name = what.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(name.length + 32)
                .put(name)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(request.getMostSignificantBits())
                .putLong(request.getLeastSignificantBits());
        return UUID.nameUUIDFromBytes(bytes.array());
    }

    @Override
    public Deciding nameCard(CaseId order, String serial, Actor actor) {
        var iccid = Iccid.read(serial);
        if (iccid.isEmpty()) return refused(Code.CARD_SERIAL_MUST_BE_WHOLE);
        var slower = slower(order);
        if (slower != null) return new Deciding.Refused(slower);
        // A card that was given to an order which does not wait for one is free again.
        return cases.inTransactionIf(
                Deciding.Decided.class::isInstance, () -> link(order, iccid.get(), actor));
    }

    // Serials are printed one after another: who has a card could guess those of its neighbours.
    private @Nullable Refusal slower(CaseId order) {
        var account = order.account().value().toString();
        return find(order)
                .filter(found -> found.status() == Status.AWAITING_CARD)
                .map(found ->
                        subscribers.admit(Trial.CARD, found.brand(), account, "account " + account))
                .orElse(null);
    }

    private Deciding link(CaseId order, String iccid, Actor actor) {
        var found = cases.find(order);
        if (found.isEmpty()) return refused(Code.ORDER_MUST_BE_KNOWN);
        if (!(found.get().state() instanceof AwaitingCard)) {
            return refused(Code.ORDER_MUST_AWAIT_CARD);
        }
        var file = found.get().file();
        if (!supply.link(file.line(), file.wanted().pool(), iccid)) {
            return refused(Code.CARD_MUST_BE_FREE);
        }
        return tell(order, new CardNamed(terms.now()), actor, Code.ORDER_MUST_AWAIT_CARD);
    }

    @Override
    public Deciding cancel(CaseId order, Actor actor) {
        return cases.inTransaction(() -> tell(
                order, new OrderCancelled(terms.now()), actor, Code.ORDER_MUST_BE_CANCELLABLE));
    }

    @Override
    public Deciding tryAgain(CaseId order, Actor actor) {
        return cases.inTransaction(() -> {
            var stuck = cases.find(order);
            var fact = new PersonTriedAgain(terms.now());
            var decided = tell(order, fact, actor, Code.ORDER_MUST_BE_OPEN);
            if (decided instanceof Deciding.Decided) {
                stuck.ifPresent(before -> cases.tryAgain(order, before.state()));
            }
            return decided;
        });
    }

    private Deciding tell(CaseId order, ActivationFact fact, Actor actor, Code otherwise) {
        return switch (cases.tell(order, fact, actor)) {
            case Moved<?, ?> _ -> decided(order);
            case NotFound<?, ?> _ -> refused(Code.ORDER_MUST_BE_KNOWN);
            default -> refused(otherwise);
        };
    }

    @Override
    public Optional<Ordered> find(CaseId order) {
        return store.find(order);
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID order) {
        return store.locate(brand, order);
    }

    @Override
    public List<Ordered> of(AccountId account) {
        return store.of(account);
    }

    @Override
    public List<String> instruments(AccountId account) {
        return terms.instruments(account);
    }

    private Deciding decided(CaseId id) {
        return new Deciding.Decided(find(id).orElseThrow());
    }

    private static Deciding refused(Code why) {
        return new Deciding.Refused(Refusal.of(why));
    }
}
