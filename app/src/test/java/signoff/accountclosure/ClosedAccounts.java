// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import signoff.accountclosure.AccountClosures.AccountClosing;
import signoff.accountclosure.AccountClosures.Deciding;
import signoff.accountclosure.AccountClosures.Status;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.ledger.BookCheck;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitments;
import signoff.notification.Notice;
import signoff.refund.Payee;
import signoff.simulation.SimulatedLines;
import signoff.simulation.SimulatedOperator;
import signoff.subscriber.Subscribers;
import signoff.workflow.Cases;
import signoff.workflow.Evidence;

/** The words of tests of accounts that are closed with all of their lines. */
abstract class ClosedAccounts {

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closings = operator.part(AccountClosures.class);
        closures = operator.part(Closures.class);
        subscribers = operator.part(Subscribers.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @AfterEach
    void books_and_evidence_hold() {
        assertThat(operator.part(BookCheck.class).findings()).isEmpty(); // I14
        assertThat(operator.part(Evidence.class).verifyAll().broken()).isEmpty(); // I28
    }

    static final BrandId BRAND = new BrandId("demo");
    static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "account-test");

    static SimulatedOperator operator;
    static AccountClosures closings;
    static Closures closures;
    static Subscribers subscribers;

    SimulatedLines one;

    /** An account with so many lines, of different kinds and under different laws. */
    void holds(int lines) {
        one = new SimulatedLines(operator, new SplittableRandom(7), lines);
    }

    /** A line that is not kept from being had back by a bill. */
    void holdsWithoutDebt() {
        for (long seed = 1; ; seed++) {
            one = new SimulatedLines(operator, new SplittableRandom(seed), 1);
            if (closings.preview(one.account()).youOwe().isEmpty()) return;
        }
    }

    Map<UUID, Set<String>> allAgreed() {
        var agreed = new HashMap<UUID, Set<String>>();
        closings.preview(one.account())
                .losing()
                .forEach(line -> agreed.put(
                        line.line().id().value(),
                        line.losses().stream()
                                .map(loss -> loss.consent())
                                .collect(Collectors.toSet())));
        return agreed;
    }

    Deciding asking() {
        return closings.ask(one.account(), BRAND, allAgreed(), ACTOR);
    }

    CaseId asked() {
        var decided = decided(asking());
        assertThat(decided.status()).isEqualTo(Status.AWAITING_CODE);
        return decided.id();
    }

    String code(CaseId id) {
        work();
        return one.codeOf(id, Notice.ACCOUNT_CONFIRM);
    }

    CaseId confirmed() {
        var id = asked();
        var decided = decided(closings.confirm(id, code(id), ACTOR));
        assertThat(decided.status()).isEqualTo(Status.CLOSING_LINES);
        return id;
    }

    static AccountClosing decided(Deciding deciding) {
        assertThat(deciding).isInstanceOf(Deciding.Decided.class);
        return ((Deciding.Decided) deciding).closing();
    }

    static Refusal.Code refused(Deciding deciding) {
        assertThat(deciding).isInstanceOf(Deciding.Refused.class);
        return ((Deciding.Refused) deciding).why().code();
    }

    static Status status(CaseId id) {
        return closings.find(id).orElseThrow().status();
    }

    LineId line(int place) {
        return one.lineOf(place);
    }

    List<Line> lines() {
        return operator.part(Lines.class).of(one.account());
    }

    List<Line.Status> statuses() {
        return lines().stream().map(Line::status).toList();
    }

    ClosureView closing(int place) {
        var by = operator.part(Lines.class).find(line(place)).orElseThrow().closing();
        return closures.find(Objects.requireNonNull(by)).orElseThrow();
    }

    /** One line by itself, as from its own page. */
    CaseId closeAlone(int place) {
        var answers = new Answers(null, null, consents(place), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line(place), answers, ACTOR);
        var id = opened.closure().id();
        work();
        closures.confirm(id, one.codeOf(id, Notice.CLOSURE_CONFIRM), ACTOR);
        return id;
    }

    Set<String> consents(int place) {
        return closings.preview(one.account()).lines().stream()
                .filter(found -> found.line().id().equals(line(place)))
                .flatMap(found -> found.losses().stream())
                .map(loss -> loss.consent())
                .collect(Collectors.toSet());
    }

    /** Another operator has asked for the number of a line. */
    void port(int place, boolean runs) {
        var commitments = operator.part(Commitments.class);
        var now = commitments.of(line(place));
        commitments.keep(
                line(place),
                new signoff.line.commitment.Commitment(
                        now.termUntil(),
                        now.termFeeMinor(),
                        now.instalmentsMinor(),
                        now.leasedDevice(),
                        runs ? operator.clock.instant() : null,
                        now.lockedUntil(),
                        now.heldSince(),
                        now.simChangedAt(),
                        now.devicesMost()));
    }

    /** A court wants the data of a line kept. */
    void hold(int place, boolean holds) {
        var commitments = operator.part(Commitments.class);
        var now = commitments.of(line(place));
        commitments.keep(
                line(place),
                new signoff.line.commitment.Commitment(
                        now.termUntil(),
                        now.termFeeMinor(),
                        now.instalmentsMinor(),
                        now.leasedDevice(),
                        now.portSince(),
                        now.lockedUntil(),
                        holds ? operator.clock.instant() : null,
                        now.simChangedAt(),
                        now.devicesMost()));
    }

    boolean signsIn() {
        var login = "s" + one.account().value().getLeastSignificantBits() + "@example.test";
        var answer = subscribers.signIn(BRAND, login, "correct horse battery", "192.0.2.1");
        return answer instanceof Subscribers.SigningIn.SignedIn;
    }

    long told(CaseId id, Notice notice) {
        return operator.part(Cases.class).effects(id).stream()
                .filter(view -> view.effect() instanceof signoff.notification.TellSubscriber told
                        && told.notice() == notice)
                .count();
    }

    /** Waits for it, and names an account for what has no way back. */
    void passUntil(CaseId id, Status wanted) {
        for (int day = 0; status(id) != wanted; day++) {
            assertThat(day).as("it stays %s, %s", status(id), statuses()).isLessThan(400);
            lines().forEach(this::payee);
            passDays(1);
        }
    }

    private void payee(Line line) {
        var by = line.closing();
        var view = by == null ? null : closures.find(by).orElse(null);
        if (view == null || view.owed() == null || view.owed().codeSent()) return;
        closures.namePayee(by, new Payee("Simulated", "6222021234567890", "Bank"), ACTOR);
        work();
        closures.confirmPayee(by, one.codeOf(by, Notice.REFUND_CONFIRM), ACTOR);
    }

    static void passDays(int days) {
        for (int day = 0; day < days; day++) pass(Duration.ofDays(1));
    }

    static void pass(Duration time) {
        work();
        operator.wind(time);
        while (operator.hand.timers(100) > 0) {}
        operator.part(Lines.class).tick();
        operator.part(AccountCalls.class).run();
        work();
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }
}
