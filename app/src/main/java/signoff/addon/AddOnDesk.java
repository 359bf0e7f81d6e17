// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.catalog.AddOn;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/**
 * Takes and ends add-ons. Cases before lines, always: the clock that renews locks them so, too. An
 * add-on that is new has no case yet, so its line comes first.
 */
@Component
class AddOnDesk implements AddOns {

    private final AddOnCases cases;
    private final HeldAddOns held;
    private final AddOnTerms terms;
    private final AddOnLeave leave;

    AddOnDesk(AddOnCases cases, HeldAddOns held, AddOnTerms terms, AddOnLeave leave) {
        this.cases = cases;
        this.held = held;
        this.terms = terms;
        this.leave = leave;
    }

    @Override
    public List<Held> of(LineId line) {
        return held.of(line, leave.of(line));
    }

    @Override
    public List<AddOn> choices(LineId line) {
        return terms.choices(line, of(line));
    }

    @Override
    public Optional<Held> find(LineId line, UUID addOn) {
        return held.find(line, addOn);
    }

    @Override
    public Quote quote(Held addOn) {
        return cases.quote(addOn);
    }

    @Override
    public Deciding take(Taking asked, Actor actor) {
        var id = idOf(asked.line().account(), asked.request());
        return cases.inTransaction(() -> {
            var line = terms.lock(asked.line());
            if (line.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
            // Before all else: what was taken once stays taken, whatever the line has become.
            var earlier = held.find(asked.line(), id.value());
            if (earlier.isPresent()) return again(earlier.get(), asked);
            var sold = terms.sold(asked.line(), asked.code());
            var why = terms.refusal(line.get(), asked, sold, of(asked.line()));
            if (why != null) return new Deciding.Refused(why);
            return cases.open(id, line.get(), sold.orElseThrow(), actor)
                    ? decided(asked.line(), id.value())
                    : new Deciding.Refused(
                            Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", asked.price()));
        });
    }

    private static Deciding again(Held first, Taking asked) {
        var same = first.code().equals(asked.code()) && first.price().equals(asked.price());
        return same ? new Deciding.Decided(first) : refused(Code.KEY_MUST_MEAN_SAME_REQUEST);
    }

    @Override
    public Deciding end(Ending asked, Actor actor) {
        return cases.inTransaction(() -> {
            // A pack has no case to lock: without its line, what another ends now would be gone.
            if (!held.renews(asked.line(), asked.addOn())) terms.lock(asked.line());
            var known = held.find(asked.line(), asked.addOn());
            if (known.isEmpty()) return refused(Code.ADD_ON_MUST_BE_KNOWN);
            var why = known.get().monthly()
                    ? cases.endMonthly(known.get(), asked, actor)
                    : cases.endPack(known.get(), asked, actor);
            return why == null ? decided(asked.line(), asked.addOn()) : new Deciding.Refused(why);
        });
    }

    @Override
    public Deciding keep(LineId line, UUID addOn, Actor actor) {
        return cases.inTransaction(() -> {
            var known = held.find(line, addOn);
            if (known.isEmpty()) return refused(Code.ADD_ON_MUST_BE_KNOWN);
            return cases.keep(known.get(), actor)
                    ? decided(line, addOn)
                    : refused(Code.ADD_ON_MUST_BE_ENDING);
        });
    }

    private Deciding decided(LineId line, UUID addOn) {
        return new Deciding.Decided(held.find(line, addOn).orElseThrow());
    }

    private static Deciding refused(Code why) {
        return new Deciding.Refused(Refusal.of(why));
    }

    /** The same request of the same account is the same add-on, on whichever node it arrives. */
    private static CaseId idOf(AccountId account, UUID request) {
        var bytes = ByteBuffer.allocate(40)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(request.getMostSignificantBits())
                .putLong(request.getLeastSignificantBits())
                .putLong(AddOns.class.getSimpleName().hashCode());
        return new CaseId(account, UUID.nameUUIDFromBytes(bytes.array()));
    }
}
