// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.addon.AddOnFact.AddOnTaken;
import signoff.addon.AddOnFact.EndAgreed;
import signoff.addon.AddOnFact.EndTakenBack;
import signoff.addon.AddOnFact.EndedAtOnce;
import signoff.addon.AddOnFact.PackEnded;
import signoff.addon.AddOnPlan.Sold;
import signoff.addon.AddOnState.Ended;
import signoff.addon.AddOnState.Resting;
import signoff.addon.AddOnState.Running;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Quote;
import signoff.addon.AddOns.When;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Read;

/** The cases of add-ons, in the hands of the workflow: judged with case and line locked. */
@Component
class AddOnCases {

    private final Cases cases;
    private final AddOnType type;
    private final AddOnBooks books;
    private final Ties ties;
    private final TransactionTemplate transaction;

    AddOnCases(
            Cases cases,
            AddOnType type,
            AddOnBooks books,
            Ties ties,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.type = type;
        this.books = books;
        this.ties = ties;
        this.transaction = transaction;
    }

    /** What an add-on is judged by. */
    @Component
    record Ties(
            AddOnTerms terms,
            AddOnPlan plan,
            AddOnMoney money,
            AddOnLeave leave,
            HeldAddOns held) {}

    /** The row of the line is locked. Whether the balance covered the first month. */
    boolean open(CaseId id, Line line, Sold sold, Actor actor) {
        var now = ties.plan().now();
        var file = ties.plan().file(line, sold, sold.addOn().price().amount());
        if (!ties.money().pay(id, file, 1, now)) return false;
        ties.leave().open(id, file, now);
        var until = books.begin(id, file, 1, now).until();
        cases.open(
                type,
                new Cases.Opening<AddOnFile, AddOnState, AddOnFact>(
                        id,
                        line.brand(),
                        file,
                        new Running(now, until, 1, 0),
                        new AddOnTaken(now),
                        actor,
                        List.of()));
        return true;
    }

    Quote quote(Held addOn) {
        return cases.find(type, addOn.id()).map(this::quote).orElseGet(() -> {
            var file = ties.held().pack(ties.terms().line(addOn.line()), addOn);
            return quotePack(file, addOn);
        });
    }

    private Quote quotePack(AddOnFile file, Held pack) {
        var left = ties.terms().left(file, pack.id().value());
        return ties.terms().quote(pack, file, left);
    }

    private Quote quote(Read<AddOnFile, AddOnState> found) {
        var month = switch (found.state()) {
            case Running(var _, var _, var running, var _) -> running;
            case AddOnState.Ending(var _, var _, var ending, var _) -> ending;
            case Resting(var _, var resting) -> resting;
            case Ended _, AddOnState.Lapsed _ -> 0;
        };
        var paid = AddOnBooks.paid(found.id(), found.file(), month);
        var left = ties.terms().left(found.file(), paid);
        return ties.terms().quote(ties.held().held(found), found.file(), left);
    }

    /** Why it does not end; null when it does, or has. */
    @Nullable
    Refusal endMonthly(Held known, Ending asked, Actor actor) {
        var why = new AtomicReference<@Nullable Refusal>();
        cases.tellWhen(type, known.id(), found -> judged(found, asked, why), actor);
        return why.get();
    }

    // May be asked twice: the last answer counts.
    private Optional<AddOnFact> judged(
            Read<AddOnFile, AddOnState> found,
            Ending asked,
            AtomicReference<@Nullable Refusal> why) {
        why.set(null);
        var once = asked.when() == When.AT_ONCE;
        var state = found.state();
        if (!ties.held().held(found).isOpen()) return Optional.empty();
        if (state instanceof AddOnState.Ending && !once) return Optional.empty();
        ties.terms().lock(found.file().line());
        why.set(AddOnTerms.refusal(asked, quote(found)));
        if (why.get() != null) return Optional.empty();
        var now = ties.plan().now();
        return Optional.of(once ? new EndedAtOnce(now, asked.returned()) : new EndAgreed(now));
    }

    /** One commit: nobody renews a pack, so only its line has to be locked. */
    @Nullable
    Refusal endPack(Held known, Ending asked, Actor actor) {
        var line = ties.terms().lock(known.line()).orElseThrow();
        var id = HeldAddOns.endOf(known.id());
        if (cases.find(type, id).isPresent()) return null;
        var file = ties.held().pack(line, known);
        var why = AddOnTerms.refusal(asked, quotePack(file, known));
        if (why != null) return why;
        var now = ties.plan().now();
        books.giveBack(id, file, 0, now, asked.returned());
        cases.open(
                type,
                new Cases.Opening<AddOnFile, AddOnState, AddOnFact>(
                        id,
                        line.brand(),
                        file,
                        new Ended(now, asked.returned()),
                        new PackEnded(now, asked.returned()),
                        actor,
                        List.of(AddOnRules.told(file, asked.returned()))));
        return null;
    }

    boolean keep(Held known, Actor actor) {
        var now = ties.plan().now();
        var answer = cases.tell(type, known.id(), new EndTakenBack(now), actor);
        return answer instanceof Cases.Answer.Moved;
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
