// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import signoff.accountclosure.AccountClosureFact.HolderErased;
import signoff.accountclosure.AccountClosureFact.HolderMustBeKept;
import signoff.accountclosure.AccountClosureFact.LineStays;
import signoff.accountclosure.AccountClosureFact.LinesAsked;
import signoff.accountclosure.AccountClosureFact.LinesHaveEnded;
import signoff.accountclosure.AccountClosureFact.LinesStillRun;
import signoff.accountclosure.AccountClosureFact.NothingIsLeft;
import signoff.accountclosure.AccountClosureFact.SignInEnded;
import signoff.accountclosure.AccountClosureFact.SomethingIsLeft;
import signoff.accountclosure.AccountClosureOrder.AskForLines;
import signoff.accountclosure.AccountClosureOrder.EndAccountCase;
import signoff.accountclosure.AccountClosureOrder.EndSignIn;
import signoff.accountclosure.AccountClosureOrder.EraseHolder;
import signoff.accountclosure.AccountClosureOrder.LookAtLines;
import signoff.accountclosure.AccountClosureOrder.LookForStays;
import signoff.accountclosure.AccountClosureOrder.LookOnceMore;
import signoff.activation.Activations;
import signoff.activation.Activations.Ordered;
import signoff.closure.Closures;
import signoff.closure.Closures.Opening;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.subscriber.Subscribers;
import signoff.workflow.CaseType;
import signoff.workflow.CaseType.Told;

/** Asks for lines, looks how far they are, and ends what is left, in the commit of the steps. */
@Component
class AccountClosureBooks {

    private final LinesOfAccount lines;
    private final Closures closures;
    private final Activations activations;
    private final Subscribers subscribers;
    private final AccountClosureStore store;

    AccountClosureBooks(
            LinesOfAccount lines,
            Closures closures,
            Activations activations,
            Subscribers subscribers,
            AccountClosureStore store) {
        this.lines = lines;
        this.closures = closures;
        this.activations = activations;
        this.subscribers = subscribers;
        this.store = store;
    }

    // One by one: an account is closed when a person asks, never by the thousand.
    List<Told<AccountClosureFact>> carryOut(
            List<CaseType.Ordered<AccountClosureFile>> orders, Instant at) {
        var told = new ArrayList<Told<AccountClosureFact>>();
        for (var order : orders) {
            fact(order, at).ifPresent(fact -> told.add(new Told<>(order.id(), fact)));
        }
        return told;
    }

    private Optional<AccountClosureFact> fact(
            CaseType.Ordered<AccountClosureFile> order, Instant at) {
        var file = order.file();
        return switch ((AccountClosureOrder) order.instruction()) {
            case AskForLines() -> Optional.of(askForLines(file, at));
            case LookAtLines() -> Optional.of(lookAtLines(file, at));
            case LookForStays() -> stays(file, at);
            case LookOnceMore() -> Optional.of(lookOnceMore(file, at));
            case EndSignIn() -> {
                subscribers.endSignIn(file.id().account());
                yield Optional.of(new SignInEnded(at));
            }
            case EraseHolder() -> Optional.of(erase(file.id().account(), at));
            case EndAccountCase() -> {
                store.end(order.id());
                yield Optional.empty();
            }
        };
    }

    /**
     * What one of them refuses undoes the whole commit: all are asked for, or none. The lines are
     * locked meanwhile, so each is looked at once, by the request for it: that says whether what
     * was shown is still so.
     */
    private AccountClosureFact askForLines(AccountClosureFile file, Instant at) {
        var account = file.id().account();
        lines.lock(account);
        cancelOrders(lines.running(account));
        var closings = new TreeMap<UUID, UUID>();
        var hindered = new ArrayList<Line>();
        for (var line : lines.all(account)) {
            if (lines.isComingBack(line)) hindered.add(line);
            else if (AccountLine.hasEnded(line)) keep(closings, line);
            else
                ask(file, line)
                        .ifPresentOrElse(
                                closing -> closings.put(line.id().value(), closing),
                                () -> hindered.add(line));
        }
        if (!hindered.isEmpty()) throw new RequestRefused(notClosable(hindered.stream()));
        var soon = at.plus(file.terms().lookWithin());
        return new LinesAsked(at, closings, lines.nextLook(account, at, soon).orElse(at));
    }

    private static void keep(TreeMap<UUID, UUID> closings, Line line) {
        var by = line.closing();
        if (by != null) closings.put(line.id().value(), by.value());
    }

    static Refusal notClosable(Stream<Line> hindered) {
        var ends = hindered.map(AccountLine::ends).collect(Collectors.joining(", "));
        return Refusal.of(Code.ACCOUNT_LINES_MUST_BE_CLOSABLE, "lines", ends);
    }

    private void cancelOrders(List<Ordered> running) {
        for (var order : running) {
            if (order.status() == Activations.Status.RETURNING) continue;
            if (!order.isCancellable()
                    || activations.cancel(order.id(), Actor.system())
                            instanceof Activations.Deciding.Refused) {
                throw new RequestRefused(Refusal.of(Code.ACCOUNT_ORDERS_MUST_BE_OVER));
            }
        }
    }

    // Empty when something hinders it. A line that was neither shown nor is closing is new.
    private Optional<UUID> ask(AccountClosureFile file, Line line) {
        var agreed = file.agreed().get(line.id().value());
        if (agreed == null && !lines.isClosing(line)) throw notAsShown();
        Set<String> consents = agreed == null ? Set.of() : agreed;
        return switch (closures.requestWithAccount(line.id(), consents, file.askedAt(), by(file))) {
            case Opening.Opened(var closing) -> Optional.of(closing.id().value());
            case Opening.AlreadyOpen(var closing) -> Optional.of(closing.id().value());
            case Opening.Refused(var why) ->
                switch (why.code()) {
                    case CHECKS_MUST_NOT_BLOCK -> Optional.empty();
                    case CONSENTS_MUST_BE_GIVEN -> throw notAsShown();
                    default -> throw new RequestRefused(why);
                };
        };
    }

    private static RequestRefused notAsShown() {
        return new RequestRefused(Refusal.of(Code.ACCOUNT_LINES_MUST_BE_AS_SHOWN));
    }

    // Who confirmed is in the journal of that case.
    private static Actor by(AccountClosureFile file) {
        var system = Actor.system();
        return new Actor(system.role(), system.channel(), file.id().value().toString());
    }

    private AccountClosureFact lookAtLines(AccountClosureFile file, Instant at) {
        var account = file.id().account();
        var stays = stays(file, at);
        if (stays.isPresent()) return stays.get();
        var next = lines.nextLook(account, at, at.plus(file.terms().lookWithin()));
        return next.isPresent()
                ? new LinesStillRun(at, next.get())
                : new LinesHaveEnded(
                        at, lines.restorableUntil(account, at.plus(file.terms().signInKept())));
    }

    private Optional<AccountClosureFact> stays(AccountClosureFile file, Instant at) {
        return lines.staying(file.id().account())
                .map(line -> new LineStays(at, line.id().value()));
    }

    private AccountClosureFact lookOnceMore(AccountClosureFile file, Instant at) {
        var account = file.id().account();
        var stays = stays(file, at);
        if (stays.isPresent()) return stays.get();
        var over =
                lines.all(account).stream().allMatch(line -> line.status() == Line.Status.CLOSED);
        return over && lines.running(account).isEmpty() && !lines.isHeld(account)
                ? new NothingIsLeft(at)
                : new SomethingIsLeft(at);
    }

    private AccountClosureFact erase(AccountId account, Instant at) {
        if (lines.isHeld(account)) return new HolderMustBeKept(at);
        subscribers.erase(account);
        return new HolderErased(at);
    }
}
