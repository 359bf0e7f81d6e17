// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import signoff.closure.check.Check.Code;
import signoff.closure.rules.FinalBalance;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.line.Line;
import signoff.line.NetworkIdentity;
import signoff.line.allowance.UsageKind;
import signoff.line.commitment.Commitment;
import signoff.order.Orders;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Severity;
import signoff.policy.Policies;
import signoff.subscriber.Contacts.Reachable;

/** A line to look at, about which nothing is to be said until a test says so. */
final class Looking {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Instant STOP = NOW.plus(Duration.ofDays(7));
    static final Instant CONFIRM_BY = NOW.plus(Duration.ofHours(72));
    static final Currency CNY = Currency.getInstance("CNY");

    private static final ClosurePolicy BEST =
            Policies.shipped().current(new BrandId("demo"), "CN", "best");
    private static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final CaseId CHANGE = new CaseId(LINE.account(), new UUID(0, 3));

    private final Map<AccountKind, Long> money = new HashMap<>();
    private final List<Orders.Order> orders = new ArrayList<>();
    private final Map<String, Severity> severities = new HashMap<>(BEST.severities());
    private boolean unknownBlocks = true;
    private boolean brokenOrders;
    private Set<Line.Mandate> mandates = Set.of();
    private Fact<Commitment> commitment = Fact.of(Commitment.NONE);
    private Fact<Integer> devices = Fact.of(0);
    private Fact<Integer> bindings = Fact.of(0);
    private Fact<Optional<Instant>> password = Fact.of(Optional.empty());
    private Fact<Reachable> reachable = Fact.of(Reachable.AFTER_IT);
    private ClosurePolicy.Confirmation confirmation = BEST.confirmation();
    private Fact<List<Unused>> unused = Fact.of(List.of());
    private Fact<Optional<CaseId>> planChange = Fact.of(Optional.empty());
    private Asker asker = Asker.SIGNED_IN;

    Looking with(Code code, Severity severity) {
        severities.put(code.name(), severity);
        return this;
    }

    Looking unknownBlocks(boolean blocks) {
        unknownBlocks = blocks;
        return this;
    }

    Looking tied(Commitment by) {
        commitment = Fact.of(by);
        return this;
    }

    Looking simSince(String ago) {
        var at = NOW.plus(Duration.parse(ago));
        return tied(new Commitment(null, 0, 0, null, null, null, null, at, null));
    }

    Looking passwordSince(String ago) {
        password = Fact.of(Optional.of(NOW.plus(Duration.parse(ago))));
        return this;
    }

    Looking reachable(Reachable how) {
        reachable = Fact.of(how);
        return this;
    }

    Looking askedBy(Asker who) {
        asker = who;
        return this;
    }

    Looking withoutCode() {
        confirmation = ClosurePolicy.Confirmation.NONE;
        return this;
    }

    Looking topUpSince(String ago) {
        orders.clear();
        orders.add(order("top-up", NOW.plus(Duration.parse(ago))));
        return this;
    }

    Looking owing(long bills, long paid) {
        money.put(AccountKind.UNPAID, -bills);
        money.put(AccountKind.PAID, paid);
        return this;
    }

    /** Whatever there is to find. */
    Looking everything() {
        money.put(AccountKind.PAID, 80_00L);
        money.put(AccountKind.PROMOTIONAL, 15_00L);
        money.put(AccountKind.UNPAID, -126_00L);
        unused = Fact.of(List.of(
                new Unused(UsageKind.DATA, 3_072),
                new Unused(UsageKind.VOICE, 6_000),
                new Unused(UsageKind.SMS, 20)));
        mandates = Set.of(Line.Mandate.AUTO_RENEW);
        topUpSince("-PT1H");
        orders.add(order("data-pack", NOW));
        devices = Fact.of(2);
        bindings = Fact.of(4);
        planChange = Fact.of(Optional.of(CHANGE));
        asker = Asker.PROGRAM;
        reachable = Fact.of(Reachable.NOT_AT_ALL);
        return tied(new Commitment(
                NOW.plus(Duration.ofDays(100)),
                120_00,
                899_00,
                "5G-CPE",
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(10)),
                NOW.minusSeconds(60),
                NOW.minus(Duration.ofHours(1)),
                null));
    }

    /** The parts of the house that can be missing do not answer. */
    Looking unread() {
        commitment = broken();
        devices = broken();
        bindings = broken();
        password = broken();
        reachable = broken();
        unused = broken();
        planChange = broken();
        return this;
    }

    private static <T> Fact<T> broken() {
        return Fact.read("what a test breaks", () -> {
            throw new IllegalStateException("a test has broken it");
        });
    }

    Looking withBrokenOrders() {
        brokenOrders = true;
        return this;
    }

    private static Orders.Order order(String kind, Instant at) {
        var id = new CaseId(LINE.account(), UUID.randomUUID());
        var amount = new Money(35_00, CNY);
        return new Orders.Order(
                id,
                LINE,
                kind,
                "pack-5gb",
                amount,
                Orders.Status.IN_PROGRESS,
                Money.none(CNY),
                at,
                kind.equals("data-pack") ? at.plus(Duration.ofDays(3)) : null);
    }

    Check check(Code code) {
        return checks().stream()
                .filter(check -> check.code() == code)
                .findFirst()
                .orElseThrow();
    }

    List<Check> checks() {
        var policy = policy();
        var fee = EarlyFee.due(commitment.orElse(Commitment.NONE), policy, CNY, STOP);
        var held = new Balances(CNY, Map.copyOf(money)).less(AccountKind.UNPAID, fee);
        return new Checks(policy)
                .of(new Looked(
                        new Looked.Asked(asker, CONFIRM_BY, STOP),
                        line(),
                        FinalBalance.of(held, Money.none(CNY)),
                        fee,
                        brokenOrders ? new BrokenList() : orders,
                        ties()));
    }

    private Ties ties() {
        return new Ties(
                commitment, devices, bindings, password, reachable, unused, planChange, NOW);
    }

    /** A list that nobody can read. */
    private static final class BrokenList extends java.util.AbstractList<Orders.Order> {
        @Override
        public Orders.Order get(int place) {
            throw new IllegalStateException("a test has broken it");
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private Line line() {
        return new Line(
                LINE,
                new BrandId("demo"),
                Line.Status.ACTIVE,
                "data-card",
                "CN",
                "data-10gb",
                CNY,
                new NetworkIdentity("001010000000001", "8614000000001", "89860000000000000001"),
                mandates,
                null,
                null,
                0,
                NOW.minus(Duration.ofDays(200)),
                null,
                null,
                null);
    }

    ClosurePolicy policy() {
        return new ClosurePolicy(
                BEST.version(),
                BEST.zone(),
                BEST.calendar(),
                confirmation,
                BEST.confirmWithin(),
                BEST.codeValid(),
                BEST.codeTries(),
                BEST.coolingOff(),
                BEST.closeNow(),
                BEST.stopMax(),
                BEST.stopMaxDays(),
                BEST.reviewTargetDays(),
                BEST.reviewMaxDays(),
                BEST.review(),
                BEST.remindBeforeStop(),
                BEST.executeWithin(),
                BEST.executionBlackout(),
                BEST.ackSeconds(),
                BEST.drainMost(),
                BEST.lateUsage(),
                BEST.refundWithin(),
                BEST.payWithin(),
                BEST.payGrace(),
                BEST.bankAnswersWithin(),
                BEST.fourEyesAmount(),
                BEST.quarantine(),
                BEST.restorable(),
                BEST.portRight(),
                BEST.stopWithin(),
                BEST.useUpWithin(),
                BEST.quoteValid(),
                BEST.draftKept(),
                BEST.signInKept(),
                BEST.identityKept(),
                BEST.saveOffersMax(),
                BEST.suspendOffered(),
                BEST.suspendMax(),
                BEST.suspendPrice(),
                BEST.replacePrice(),
                BEST.blockMinutes(),
                BEST.blockReminded(),
                BEST.lookWithin(),
                BEST.runningWait(),
                BEST.recentChange(),
                BEST.portWithin(),
                BEST.returnWithin(),
                BEST.earlyFeeMostPercent(),
                unknownBlocks,
                BEST.reasons(),
                Map.copyOf(severities));
    }
}
