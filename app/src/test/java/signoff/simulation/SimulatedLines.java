// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.catalog.Catalog;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.notification.Notice;
import signoff.order.Orders;
import signoff.refund.Payee;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.subscriber.Subscribers;
import signoff.workflow.EffectId;

/** One subscriber with some lines, each with money of its own, in service everywhere. */
public final class SimulatedLines {

    private static final Pattern DIGITS = Pattern.compile("\\b\\d{8}\\b");
    private static final AtomicLong NUMBERS = new AtomicLong(1);
    private static final Currency CNY = Currency.getInstance("CNY");
    static final BrandId BRAND = new BrandId("demo");
    /** The kinds of product. */
    static final List<String> KINDS =
            List.of("data-card", "phone-esim", "roaming-app", "handset-sim", "hotspot");

    /** What each of them is held under. */
    private static final List<String> OFFERINGS =
            List.of("data-10gb", "esim-8gb", "roam-as-you-go", "talk-100", "hotspot-50gb");

    /** One without a law about the stop, and two that reckon it each in its own way. */
    private static final List<String> COUNTRIES = List.of("CN", "FR", "IN");

    private static final Map<Reason, List<AccountKind>> FROM_AND_TO = Map.of(
            Reason.TOP_UP, List.of(AccountKind.CASH, AccountKind.PAID),
            Reason.BILL, List.of(AccountKind.UNPAID, AccountKind.REVENUE),
            Reason.BONUS, List.of(AccountKind.BONUS_COST, AccountKind.PROMOTIONAL));

    private final SimulatedOperator operator;
    private final SplittableRandom chance;
    private final AccountId account;
    private final List<LineModel> lines = new ArrayList<>();

    public SimulatedLines(SimulatedOperator operator, SplittableRandom chance, int count) {
        this.operator = operator;
        this.chance = chance;
        this.account = new AccountId(new UUID(0xACC, NUMBERS.getAndIncrement()));
        var mail = "s" + account.value().getLeastSignificantBits() + "@example.test";
        operator.part(Subscribers.class)
                .register(new Subscribers.Registration(
                        account,
                        BRAND,
                        Subscribers.Role.SUBSCRIBER,
                        "Simulated",
                        List.of(mail),
                        "correct horse battery",
                        Language.EN,
                        mail,
                        null,
                        null));
        for (int number = 0; number < count; number++) lines.add(line());
    }

    public AccountId account() {
        return account;
    }

    Currency currency() {
        return CNY;
    }

    int count() {
        return lines.size();
    }

    /** The name of one line. */
    public LineId lineOf(int place) {
        return get(place).line;
    }

    LineModel get(int place) {
        return lines.get(place);
    }

    List<LineModel> all() {
        return lines;
    }

    String instrumentOf(LineModel line) {
        var own = line.boughtFrom;
        return own == null ? "card-" + line.identity.msisdn() : own;
    }

    /** What a final bill is paid from, and nothing else. */
    String billCardOf(LineModel line) {
        return "bill-" + line.identity.msisdn();
    }

    /** What the newest message with a code says; something wrong when none has arrived. */
    String codeOf(CaseId id) {
        return codeOf(id, Notice.CLOSURE_CONFIRM);
    }

    public String codeOf(CaseId id, Notice notice) {
        var world = operator.part(SimulatedWorld.class);
        for (int round = 5; round >= 1; round--) {
            var leg = "Tell-" + notice + "-" + round;
            var sent = world.messagesOf(EffectId.of(id, leg));
            if (sent.isEmpty()) continue;
            var found = DIGITS.matcher(sent.getFirst().message().text());
            if (found.find()) return found.group();
        }
        return "11111111";
    }

    /** A line that was bought, and what paid for it. */
    LineModel bought(Line line, String instrument) {
        var model = new LineModel(line.id(), line.identity());
        model.boughtFrom = instrument;
        paidFrom(model, billCardOf(model));
        lines.add(model);
        return model;
    }

    private LineModel line() {
        var model = bareIn(COUNTRIES.get(lines.size() % COUNTRIES.size()));
        fill(model);
        return model;
    }

    /** From now on what the line uses has a price, and its packs have theirs. */
    void giveTariff(LineModel model) {
        var kind = operator.part(Lines.class).find(model.line).orElseThrow().kind();
        var code = OFFERINGS.get(KINDS.indexOf(kind));
        var sold = operator.part(Catalog.class).find(BRAND, "CN", code).orElseThrow();
        model.pack = sold.addOns().stream()
                .filter(addOn -> !addOn.monthly())
                .findFirst()
                .orElseThrow();
        operator.part(HeldOfferings.class)
                .hold(model.line, new HeldOffering(sold.code(), sold.version(), now()));
    }

    /** A line in service with no money at all. */
    LineModel bare() {
        return bareIn("CN");
    }

    /** The same, under the laws of that country. */
    LineModel bareIn(String country) {
        return bare(country, KINDS.get(lines.size() % KINDS.size()));
    }

    LineModel bareOf(String kind) {
        return bare("CN", kind);
    }

    private LineModel bare(String country, String kind) {
        var number = NUMBERS.getAndIncrement();
        var identity = new NetworkIdentity(
                "46001%010d".formatted(number),
                "86139%08d".formatted(number),
                "898601%013d".formatted(number));
        var model = new LineModel(new LineId(account, new UUID(0x11E, number)), identity);
        operator.part(SimulatedWorld.class).addLine(identity);
        operator.part(Lines.class).activate(inService(model, country, kind));
        operator.part(Ledger.class).open(model.line, CNY);
        return model;
    }

    private Line inService(LineModel model, String country, String kind) {
        return new Line(
                model.line,
                BRAND,
                Line.Status.ACTIVE,
                kind,
                country,
                "data-10",
                CNY,
                model.identity,
                Set.of(Line.Mandate.AUTO_RENEW),
                null,
                null,
                0,
                now(),
                null,
                null,
                null);
    }

    private void fill(LineModel model) {
        paidFrom(model, billCardOf(model));
        paidFrom(model, instrumentOf(model));
        paidFrom(model, "card-9");
        var payments = chance.nextInt(3);
        for (int number = 1; number <= payments; number++) {
            var amount = 5_00 + chance.nextInt(50) * 100L;
            var reference = "old-%s-%d".formatted(model.identity.msisdn(), number);
            var money = new Money(amount, CNY);
            remember(model, reference, "card-1", money);
            model.oldPayments.put(reference, amount);
            post(model, number, money, Reason.TOP_UP);
            model.paidInMinor += amount;
        }
        if (chance.nextInt(4) == 0) carryOver(model, 1_00 + chance.nextInt(90) * 100L);
        if (chance.nextInt(2) == 0) {
            model.billMinor = 1_00 + chance.nextInt(90) * 100L;
            var bill = new Money(model.billMinor, CNY);
            post(model, 11, bill, Reason.BILL);
            model.pays = chance.nextInt(3) > 0;
        }
        if (chance.nextInt(3) == 0) {
            model.bonusMinor = 3_00;
            var bonus = new Money(model.bonusMinor, CNY);
            post(model, 12, bonus, Reason.BONUS);
        }
    }

    /** Credit from before all that is remembered: no payment can take it back. */
    void carryOver(LineModel model, long minor) {
        model.carriedMinor += minor;
        model.paidInMinor += minor;
        post(model, 13, new Money(minor, CNY), Reason.TOP_UP);
    }

    /** Asks the bank for money by the card of the line. */
    Orders.Placing topUp(LineModel model, long minor) {
        var request = new UUID(chance.nextLong(), chance.nextLong());
        var actor = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.API, "simulation");
        return operator.part(Orders.class)
                .topUp(request, model.line, instrumentOf(model), new Money(minor, CNY), actor);
    }

    /** An account in the holder's name. */
    static Payee accountOf(LineModel model) {
        return new Payee("Simulated", "6222" + model.identity.msisdn(), "Bank");
    }

    /** Makes an instrument known as one the line was paid from, of which nothing can go back. */
    void paidFrom(LineModel model, String instrument) {
        remember(model, "known-" + instrument, instrument, Money.none(CNY));
    }

    private void remember(LineModel model, String reference, String instrument, Money money) {
        operator.part(Refunds.class)
                .remember(List.of(new PaymentSource(
                        model.line, reference, instrument, money, Money.none(CNY), now())));
    }

    private void post(LineModel model, int number, Money amount, Reason reason) {
        var from = FROM_AND_TO.get(reason).getFirst();
        var to = FROM_AND_TO.get(reason).getLast();
        var id = new UUID(model.line.value().getLeastSignificantBits(), number);
        var transfer = new Transfer(id, model.line, from, to, amount, reason, now());
        var answer = operator.part(Ledger.class).post(List.of(transfer)).getFirst();
        assert answer instanceof Posting.Posted : answer + " " + transfer;
    }

    private Instant now() {
        return operator.clock.instant();
    }
}
