// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.Target;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Payment;
import signoff.closure.Closures.Proof;
import signoff.closure.Closures.Stop;
import signoff.closure.rules.StopBy;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.line.allowance.UsageKind;
import signoff.notification.Notice;
import signoff.order.Orders;
import signoff.suspension.Suspensions;
import signoff.usage.Usage;
import signoff.usage.UsageRecord;

/**
 * One life of some lines, decided by a seed: people ask, confirm, withdraw, top up, buy and use,
 * give wrong codes, pay what they owe, or do not, pause, resume and block, replace SIMs, have lines
 * back and close them again, or close the whole account; the network and the bank fail; nodes die;
 * time passes in leaps. After each step the {@link Invariants} are checked. Then the faults end,
 * and everything must come to its end.
 */
final class ClosureSimulation {

    static final int LINES = 24;
    static final int STEPS = 160;
    static final int LATE_STEPS = 80;
    private static final int ROUNDS_TO_END_MAX = 600;
    private static final int ROUNDS_TO_THINK_AGAIN = 12;
    /** What has changed a short time ago is in the way of a closing (I34). */
    private static final Duration SETTLED = Duration.ofDays(4);

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Faults BAD = Faults.some(0.15);

    private final SimulatedOperator operator;
    private final SplittableRandom chance;
    private final Consumer<String> teller;
    private final SimulatedLines lines;
    private final Invariants invariants;
    private final Closures closures;
    private final Orders orders;
    private final Suspensions suspensions;
    private final Restoring restoring;
    private int packs;
    private final Unblocking unblocking;
    private final Buying buying;
    private final AddOnDeeds addOns;
    private final Replacing replacing;
    private final Leaving leaving;
    private final List<Deed> deeds = new ArrayList<>();

    private record Deed(int weight, String name, Runnable work) {}

    ClosureSimulation(SimulatedOperator operator, int seed, Consumer<String> teller) {
        this.operator = operator;
        this.chance = new SplittableRandom(seed);
        operator.clock.set(SimulatedOperator.START);
        this.teller = teller;
        this.lines = new SimulatedLines(operator, new SplittableRandom(seed), LINES);
        lines.all().forEach(lines::giveTariff);
        this.invariants = new Invariants(operator, lines);
        this.closures = operator.part(Closures.class);
        this.orders = operator.part(Orders.class);
        this.suspensions = operator.part(Suspensions.class);
        this.restoring = new Restoring(operator, lines, chance);
        this.unblocking = new Unblocking(operator);
        this.buying = new Buying(operator, lines, chance);
        this.addOns = new AddOnDeeds(operator, chance);
        this.replacing = new Replacing(operator, lines, chance, buying);
        this.leaving = new Leaving(operator, lines, chance);
        peopleCloseLines();
        peopleUseLines();
        peopleBuyLines();
        peopleReplaceSims();
        peopleLeave();
        timePasses();
    }

    private void peopleCloseLines() {
        can(9, "asks for a line to be closed", () -> request(anyLine()));
        can(24, "confirms", () -> invariants.asked().forEach(this::perhapsConfirm));
        can(2, "gives a wrong code", this::wrongCode);
        can(1, "asks for a new code", this::codeAgain);
        can(1, "withdraws", this::withdraw);
        can(4, "asks for a line back", () -> restoring.ask(lines.all(), actor()));
        can(8, "gives the code for a line back", () -> restoring.confirm(actor()));
        can(1, "gives a wrong code for a line back", () -> restoring.wrongCode(actor()));
        can(6, "pays a final bill, and clicks twice", () -> payBill(anyLine()));
        can(3, "names an account for a refund", () -> payee(anyLine()));
        can(1, "gives a wrong code for an account", this::wrongPayeeCode);
        can(2, "an engineer pays by other means", this::payOtherwise);
        can(2, "tries again by hand", this::tryAgain);
    }

    private void peopleUseLines() {
        can(3, "tops up", this::topUp);
        can(3, "pauses", this::pause);
        can(3, "resumes", this::resume);
        can(1, "blocks", this::block);
        can(3, "buys a data pack", this::buy);
        can(2, "the operator delivers", this::deliver);
        can(3, "takes add-ons", () -> addOns.take(anyLine(), actor()));
        can(2, "ends the add-ons of a line", () -> addOns.end(anyLine(), actor()));
        can(1, "keeps add-ons after all", () -> addOns.keep(anyLine(), actor()));
        can(4, "the network tells of use, twice", this::use);
        can(5, "people go online, and call", this::talk);
    }

    private void peopleBuyLines() {
        can(3, "buys a line", () -> buying.order(actor()));
        can(3, "names the cards that came", () -> buying.nameCards(actor()));
        can(1, "cancels orders for lines", () -> buying.cancel(actor()));
        can(3, "somebody looks at stuck orders", () -> buying.tryAgain(actor()));
    }

    private void peopleReplaceSims() {
        can(4, "asks for another SIM", () -> replacing.ask(actor()));
        can(6, "gives the code for another SIM", () -> replacing.confirm(actor()));
        can(1, "gives a wrong code for another SIM", () -> replacing.wrongCode(actor()));
        can(3, "names the new card of a line", () -> replacing.nameCards(actor()));
        can(1, "keeps the old SIM after all", () -> replacing.cancel(actor()));
        can(2, "somebody looks at SIMs that are stuck", () -> replacing.tryAgain(actor()));
    }

    private void peopleLeave() {
        can(2, "asks for the account to be closed", () -> leaving.ask(actor()));
        can(2, "confirms that of the account", () -> leaving.perhapsConfirm(actor()));
        can(1, "gives a wrong code for the account", () -> leaving.wrongCode(actor()));
        can(1, "asks for a new code for the account", () -> leaving.codeAgain(actor()));
        can(1, "keeps the account after all", () -> leaving.withdraw(actor()));
    }

    private void timePasses() {
        can(20, "a node works", () -> operator.hand.work(10));
        can(3, "a node dies before trying", () -> operator.hand.dieBeforeTrying(3));
        can(3, "a node dies before storing", () -> operator.hand.dieBeforeStoring(3));
        can(8, "timers run", this::timers);
        can(10, "a minute passes", () -> operator.wind(Duration.ofMinutes(1)));
        can(5, "hours pass", () -> operator.wind(Duration.ofHours(1 + chance.nextInt(12))));
        can(3, "days pass", () -> operator.wind(Duration.ofDays(1 + chance.nextInt(4))));
        can(2, "the weather changes", this::changeWeather);
    }

    private void can(int weight, String name, Runnable work) {
        deeds.add(new Deed(weight, name, work));
    }

    /**
     * Runs to the end; throws when an invariant breaks.
     *
     * @return how many closings came to their end
     */
    int run() {
        invariants.everyKindIsThere();
        for (int step = 1; step <= STEPS; step++) step(step);
        invariants.notClosing().forEach(this::request);
        for (int step = 1; step <= LATE_STEPS; step++) step(STEPS + step);
        invariants.notClosing().forEach(this::request);
        comeToAnEnd(0);
        if (chance.nextInt(2) == 0) leave();
        invariants.checkAtEnd();
        buying.checkAtEnd(invariants.payments());
        leaving.comeToAnEnd(invariants::check);
        while (timers() > 0) {}
        invariants.checkAtLast();
        return invariants.completed();
    }

    /** How many data packs were bought: some lines have the money for one. */
    int packs() {
        return packs;
    }

    /** How many lines were bought beside all that. */
    int bought() {
        return buying.count();
    }

    /** How many lines were had back, and then closed once more. */
    int closedAgain() {
        return invariants.closedAgain();
    }

    /** How many lines got another SIM. */
    int replaced() {
        return replacing.count();
    }

    /** Whether the account was closed, with all of its lines. */
    boolean hasLeft() {
        return leaving.isGone();
    }

    private void step(int number) {
        var deed = any();
        teller.accept("%3d %s %s".formatted(number, operator.clock.instant(), deed.name()));
        deed.work().run();
        buying.bringHome();
        invariants.check();
    }

    private Deed any() {
        var total = deeds.stream().mapToInt(Deed::weight).sum();
        var at = chance.nextInt(total);
        for (var deed : deeds) {
            at -= deed.weight();
            if (at < 0) return deed;
        }
        throw new AssertionError("the weights do not add up");
    }

    /**
     * The faults end; who has asked confirms, who owes pays or does not, a person looks at whatever
     * is stuck; time passes until all is over.
     */
    private void comeToAnEnd(int from) {
        world().setFaults(Faults.NONE);
        for (int round = from; round < ROUNDS_TO_END_MAX && !allIsOver(); round++) {
            while (operator.hand.work(50) > 0) invariants.check();
            timers();
            invariants.notOver().forEach(this::lookAfter);
            buying.tryAgain(actor());
            replacing.nameCards(actor());
            replacing.tryAgain(actor());
            buying.bringHome();
            thinkAgain(round);
            operator.wind(Duration.ofDays(1));
        }
        while (operator.hand.work(50) > 0) invariants.check();
    }

    private boolean allIsOver() {
        return buying.isOver() && replacing.isOver() && invariants.allIsOver();
    }

    private int timers() {
        leaving.look();
        return operator.hand.timers(100);
    }

    /** Whoever still has lines closes them with the account, once nothing is in the way. */
    private void leave() {
        operator.wind(SETTLED);
        leaving.ask(actor());
        while (operator.hand.work(50) > 0) invariants.check();
        leaving.confirm(actor());
        comeToAnEnd(ROUNDS_TO_THINK_AGAIN + 1);
    }

    /** Who has still something to do does it, and nobody does what nobody waits for. */
    private void lookAfter(LineModel line) {
        line.closings.forEach(id -> {
            switch (invariants.stateOf(id)) {
                case "AwaitingConfirmation" -> confirm(line);
                case "Stuck", "PaymentInDoubt" -> closures.tryAgain(id, actor());
                case "PayoutFailed" -> {
                    closures.tryAgain(id, actor());
                    payee(line, id);
                }
                case "Collecting" -> payBill(line);
                default -> {} // The network, the bank or the clock is waited for.
            }
        });
        restoring.tryAgain(line, actor());
        line.suspensions.forEach(one -> suspensions.tryAgain(one, actor()));
        resumeAll(line);
        if (!unblocking.waits(line.suspensions)) return;
        while (operator.hand.work(50) > 0) invariants.check();
        resumeAll(line); // The code is as old as its message: a day later it is of no use.
    }

    /** Some have a line back after all, and pay in; then they close it once more, or keep it. */
    private void thinkAgain(int round) {
        if (round > ROUNDS_TO_THINK_AGAIN) return;
        restoring.ask(lines.all(), actor());
        while (operator.hand.work(50) > 0) invariants.check();
        restoring.confirm(actor());
        while (operator.hand.work(50) > 0) invariants.check();
        for (var line : invariants.notClosing()) {
            if (chance.nextInt(3) > 0) topUp(line);
            if (chance.nextInt(4) > 0) request(line);
        }
    }

    private void request(LineModel line) {
        var answers = new Answers(null, null, Set.of("PROMOTIONAL_BALANCE", "ALLOWANCE"), stop());
        switch (closures.request(line.line, answers, actor())) {
            case Opening.Opened(var closure) -> line.isClosedBy(closure.id());
            case Opening.AlreadyOpen(var closure) -> line.isClosedBy(closure.id());
            case Opening.Refused _ -> {} // The line is closed already.
        }
    }

    /** Each wish that there is; one that the line cannot have is refused, and changes nothing. */
    private Stop stop() {
        return switch (chance.nextInt(6)) {
            case 0 -> new Stop(StopBy.NOW, null);
            case 1 -> Stop.on(operator.clock.instant().plus(Duration.ofDays(chance.nextInt(20))));
            case 2 -> new Stop(StopBy.PERIOD_END, null);
            case 3 -> new Stop(StopBy.BALANCE_USED, null);
            default -> Stop.SOON;
        };
    }

    private void perhapsConfirm(LineModel line) {
        if (chance.nextInt(3) > 0) confirm(line);
    }

    private void confirm(LineModel line) {
        var id = line.closing;
        if (id != null) closures.confirm(id, lines.codeOf(id), actor());
    }

    private void wrongCode() {
        withCase(id -> closures.confirm(id, "00000000", actor()));
    }

    private void codeAgain() {
        withCase(id -> closures.sendCodeAgain(id, actor()));
    }

    private void withdraw() {
        withCase(id -> closures.withdraw(id, actor()));
    }

    private void tryAgain() {
        tryAgainFor(anyLine());
    }

    private void tryAgainFor(LineModel line) {
        line.closings.forEach(one -> closures.tryAgain(one, actor()));
        restoring.tryAgain(line, actor());
        line.suspensions.forEach(one -> suspensions.tryAgain(one, actor()));
    }

    private void pause() {
        var line = anyLine();
        var today = operator.clock.instant().atZone(CHINA).toLocalDate();
        remember(
                line,
                suspensions.pause(line.line, today.plusDays(1 + chance.nextInt(90)), actor()));
    }

    private void resume() {
        resumeAll(anyLine());
    }

    private void resumeAll(LineModel line) {
        line.suspensions.forEach(one -> {
            suspensions.resume(one, actor());
            unblocking.goOn(one, actor());
        });
    }

    private void block() {
        var line = anyLine();
        var answer = suspensions.block(line.line, actor());
        remember(line, answer);
        if (answer instanceof Suspensions.Deciding.Refused(var why)) invariants.isGone(line, why);
    }

    private static void remember(LineModel line, Suspensions.Deciding answer) {
        if (answer instanceof Suspensions.Deciding.Decided(var one)) line.suspensions.add(one.id());
    }

    private void payBill(LineModel line) {
        var id = line.closing;
        if (id == null || !line.pays) return;
        var bill = closures.find(id).orElseThrow().finalBill();
        if (bill == null) return;
        var payment = new Payment(lines.billCardOf(line), bill.nextRound());
        closures.payFinalBill(id, payment, actor());
        closures.payFinalBill(id, payment, actor());
    }

    private void payee(LineModel line) {
        line.closings.forEach(id -> payee(line, id));
    }

    /** Says it twice, as people do who do not wait for a page. */
    private void payee(LineModel line, CaseId id) {
        closures.namePayee(id, SimulatedLines.accountOf(line), actor());
        closures.namePayee(id, SimulatedLines.accountOf(line), actor());
        var code = lines.codeOf(id, Notice.REFUND_CONFIRM);
        closures.confirmPayee(id, code, actor());
        closures.confirmPayee(id, code, actor());
    }

    private void wrongPayeeCode() {
        withCase(id -> closures.confirmPayee(id, "00000000", actor()));
    }

    private void payOtherwise() {
        withCase(id -> {
            closures.paidOtherwise(id, new Proof("slip 7", ""), actor());
            closures.paidOtherwise(id, new Proof("slip 7", ""), actor());
        });
    }

    private void withCase(Consumer<CaseId> work) {
        var id = anyLine().closing;
        if (id != null) work.accept(id);
    }

    private void topUp() {
        topUp(anyLine());
    }

    private void topUp(LineModel line) {
        lines.topUp(line, 10_00 + chance.nextInt(40) * 100L);
    }

    private void buy() {
        var request = new UUID(chance.nextLong(), chance.nextLong());
        var line = anyLine();
        var pack = line.pack;
        if (pack == null) return; // It was bought meanwhile, and has packs of its own.
        var price = pack.price().amount();
        var placing = orders.dataPack(request, line.line, pack.code(), price, actor());
        if (placing instanceof Orders.Placing.Placed) packs++;
    }

    private void deliver() {
        orders.openOf(anyLine().line).forEach(order -> orders.deliver(order.id(), actor()));
    }

    /** Of the last days, at any time: the network is often late, and says things twice. */
    private void use() {
        var line = anyLine();
        var id = "use-" + chance.nextLong();
        var at = operator.clock.instant().minus(Duration.ofMinutes(chance.nextInt(12 * 24 * 60)));
        var amount = 1 + chance.nextInt(60);
        var record = new UsageRecord(id, line.line.value(), UsageKind.DATA, "CN", amount, at);
        var once = usage().take(SimulatedLines.BRAND, List.of(record));
        var again = usage().take(SimulatedLines.BRAND, List.of(record));
        invariants.isTheSame(once, again);
    }

    /** For up to six hours, which is longer than anybody is waited for; and some call for help. */
    private void talk() {
        for (var line : lines.all()) {
            var until = operator.clock.instant().plus(Duration.ofMinutes(chance.nextInt(360)));
            switch (chance.nextInt(8)) {
                case 0, 1, 2 -> world().beginSession(line.identity, until);
                case 3 -> world().callForHelp(line.identity, until);
                default -> {} // The phone is in a pocket.
            }
        }
    }

    private Usage usage() {
        return operator.part(Usage.class);
    }

    private void changeWeather() {
        world().setFaults(chance.nextBoolean() ? BAD : Faults.NONE);
        if (chance.nextInt(3) == 0) world().setFaults(Target.PAYMENT, BAD.withRefused(0.3));
    }

    private SimulatedWorld world() {
        return operator.part(SimulatedWorld.class);
    }

    private LineModel anyLine() {
        return lines.get(chance.nextInt(lines.count()));
    }

    private static Actor actor() {
        return new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.API, "simulation");
    }
}
