// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static signoff.workflow.Wait.Owner.BANK;
import static signoff.workflow.Wait.Owner.CLOCK;
import static signoff.workflow.Wait.Owner.NETWORK;
import static signoff.workflow.Wait.Owner.OPERATOR;
import static signoff.workflow.Wait.Owner.SUBSCRIBER;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.AbstractLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import signoff.closure.quote.Compared;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.Review;
import signoff.closure.review.ReviewTerms;
import signoff.closure.review.Weighed;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Denied;
import signoff.closure.rules.ClosureState.Draft;
import signoff.closure.rules.ClosureState.Executing;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.NetworkStep;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Received;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.Scheduled;
import signoff.closure.rules.ClosureState.ServiceEnded;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.closure.rules.ClosureState.Stuck;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.closure.rules.ClosureState.UsingUp;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.closure.rules.Moment;
import signoff.closure.rules.Refund;
import signoff.closure.rules.StopBy;
import signoff.closure.rules.Terms;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Say;
import signoff.kernel.Shown;
import signoff.kernel.TestWords;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.line.NetworkIdentity;
import signoff.workflow.Cases;
import signoff.workflow.Wait.Owner;

/**
 * The page of a case in every state there is: nobody reads it without knowing what they wait for.
 */
class CasePageTest {

    /** SF-75, I11. */
    @ParameterizedTest
    @MethodSource("waits")
    void whom_a_case_waits_for_and_until_when_is_the_headline(
            ClosureState state, Owner owner, Instant until, Language language) {
        var page = page(state, language);
        assertThat(headline(page))
                .contains(OWNERS.get(language).get(owner))
                .contains(Shown.moment(language, until, CHINA));
        assertThat(page).doesNotContain(OVER.get(language));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void an_end_says_that_nothing_more_is_to_come(ClosureState state, Language language) {
        var page = page(state, language);
        assertThat(page).contains(OVER.get(language));
        OWNERS.get(language)
                .values()
                .forEach(owner -> assertThat(headline(page)).doesNotContain(owner));
    }

    /**
     * What came in a moment ago is no deadline: nobody is told to wait until a time that passed.
     */
    @ParameterizedTest
    @MethodSource("waits")
    void the_time_that_is_told_is_to_come(
            ClosureState state, Owner owner, Instant until, Language language) {
        assertThat(view(state).waitsUntil()).isAfter(NOW);
    }

    /** I29: what was refused is not "on its way". */
    @ParameterizedTest
    @MethodSource("stuck")
    void what_did_not_happen_is_not_told_as_if_it_did(
            ClosureState stuck, ClosureState running, Language language) {
        assertThat(told(page(stuck, language))).isNotEqualTo(told(page(running, language)));
    }

    /** What differs from the quote is told line by line, and the day of the stop with it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void what_became_of_the_quote_is_a_table_that_adds_up(Language language) {
        var used = List.of(new Compared.Line(Reason.USAGE, -20_00));
        var found = new Compared("CNY", 50_00, used, 30_00, 0, STOP, THEN);
        var state = new Completed(NOW);
        var page = page(view(state, file(state).compared(found)), language);
        var table = between(page.substring(page.indexOf("<caption>")), "<tbody>", "</tbody>");
        assertThat(table)
                .containsSubsequence("50.00", "− ", "20.00", "30.00")
                .contains(day(language, STOP), day(language, THEN));
        var same = new Compared("CNY", 50_00, List.of(), 50_00, 0, STOP, STOP);
        assertThat(page(view(state, file(state).compared(same)), language))
                .doesNotContain(new Say(TestWords.ALL, language, CHINA).of("quote.stop"));
    }

    private static String day(Language language, Instant moment) {
        return Shown.day(language, moment.atZone(CHINA).toLocalDate());
    }

    /** SF-44: nobody pays from a card they have not chosen. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void of_several_cards_none_is_chosen_for_the_final_bill(Language language) {
        var due = new Collecting(CNY_50, THEN, 0, null);
        assertThat(page(due, language, List.of("card-4242", "card-1881")))
                .contains("<option value=\"\" selected")
                .contains("<label for=\"instrument\">");
        assertThat(page(due, language, List.of("card-4242")))
                .contains("<option value=\"card-4242\"")
                .doesNotContain("<option value=\"\"");
    }

    @Test
    void no_state_was_left_out() {
        var seen = new HashSet<Class<?>>(Set.of(Draft.class)); // Has no page.
        Stream.concat(WAITS.stream(), ENDS.stream().map(List::of))
                .forEach(given -> seen.add(given.getFirst().getClass()));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(records(ClosureState.class));
    }

    // The words used above.

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DECIDE_BY = Instant.parse("2026-03-12T16:00:00Z");
    private static final Instant STOP = NOW.plus(Duration.ofDays(7));
    private static final Instant LATE_UNTIL = STOP.plus(Duration.ofDays(1));
    private static final Instant THEN = Instant.parse("2026-04-01T10:30:00Z");
    private static final Money CNY_50 = new Money(50_00, Currency.getInstance("CNY"));
    private static final Refusal WHY = new Refusal(
            Refusal.Code.NETWORK_MUST_CONFIRM, Map.of("reason", NetworkStep.BAR.name()));

    /** State, who is waited for, and until when. */
    private static final List<List<Object>> WAITS = List.of(
            List.of(new Received(NOW), OPERATOR, DECIDE_BY),
            List.of(new AwaitingConfirmation(THEN, DECIDE_BY, 1, 0), SUBSCRIBER, THEN),
            List.of(new Committed(NOW), OPERATOR, DECIDE_BY),
            List.of(new InReview(THEN, THEN, Review.of(1)), OPERATOR, THEN),
            List.of(
                    new NeedsInfo(
                            THEN, THEN, 0, THEN, THEN, Review.of(1), Set.of(Item.EXPLANATION)),
                    SUBSCRIBER,
                    THEN),
            List.of(new Rejected(NOW, THEN, Ground.LEGAL_ORDER, Review.of(1)), SUBSCRIBER, THEN),
            List.of(new Approved(THEN, false), CLOCK, THEN),
            List.of(new Approved(THEN, true), CLOCK, THEN),
            List.of(new UsingUp(THEN, THEN), CLOCK, THEN),
            List.of(new Scheduled(THEN, false), CLOCK, THEN),
            List.of(new Scheduled(THEN, true), CLOCK, THEN),
            List.of(new Executing(NetworkStep.BAR, THEN), NETWORK, THEN),
            List.of(new Stuck(NetworkStep.BAR, WHY, THEN, 0), OPERATOR, THEN),
            List.of(new ServiceEnded(NOW), OPERATOR, LATE_UNTIL),
            List.of(new Settling(THEN), CLOCK, THEN),
            List.of(new Settled(THEN), OPERATOR, THEN),
            List.of(paying(), BANK, THEN),
            List.of(payoutFailed(), OPERATOR, THEN),
            List.of(new Collecting(CNY_50, THEN, 0, null), SUBSCRIBER, THEN),
            List.of(new Collecting(CNY_50, THEN, 1, WHY), SUBSCRIBER, THEN),
            List.of(new TakingPayment(CNY_50, DECIDE_BY, 1, THEN), BANK, THEN),
            List.of(new PaymentInDoubt(CNY_50, DECIDE_BY, 1, THEN, 0), OPERATOR, THEN));

    private static final List<ClosureState> ENDS = List.of(
            new Withdrawn(NOW),
            new Lapsed(NOW),
            new Denied(NOW, Ground.NOT_ENTITLED),
            new Completed(NOW),
            new Reversed(NOW));

    private static final Map<Language, Map<Owner, String>> OWNERS = Map.of(
            Language.EN,
            Map.of(
                    SUBSCRIBER, "We wait for you",
                    OPERATOR, "You wait for us",
                    NETWORK, "the network",
                    BANK, "the bank",
                    CLOCK, "Nobody has to act"),
            Language.ZH_HANS,
            Map.of(
                    SUBSCRIBER, "等待您操作",
                    OPERATOR, "等待我们处理",
                    NETWORK, "等待网络侧",
                    BANK, "等待银行",
                    CLOCK, "无需任何人操作"),
            Language.ZH_HANT,
            Map.of(
                    SUBSCRIBER, "等候您操作",
                    OPERATOR, "等候我們處理",
                    NETWORK, "等候網絡",
                    BANK, "等候銀行",
                    CLOCK, "毋須任何人操作"));

    private static final Map<Language, String> OVER = Map.of(
            Language.EN, "no further step follows",
            Language.ZH_HANS, "没有后续步骤",
            Language.ZH_HANT, "沒有後續步驟");

    static Stream<Arguments> waits() {
        return WAITS.stream()
                .flatMap(given -> Arrays.stream(Language.values())
                        .map(language ->
                                arguments(given.get(0), given.get(1), given.get(2), language)));
    }

    static Stream<Arguments> ends() {
        return ENDS.stream()
                .flatMap(end ->
                        Arrays.stream(Language.values()).map(language -> arguments(end, language)));
    }

    static Stream<Arguments> stuck() {
        var executing = new Executing(NetworkStep.BAR, THEN);
        return Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(
                        arguments(new Stuck(NetworkStep.BAR, WHY, THEN, 0), executing, language),
                        arguments(payoutFailed(), paying(), language)));
    }

    private static Paying paying() {
        return new Paying(refund(Money.none(CNY_50.currency())), THEN);
    }

    private static PayoutFailed payoutFailed() {
        return new PayoutFailed(refund(CNY_50), WHY, THEN, 0, null);
    }

    private static Refund refund(Money without) {
        return new Refund(List.of(), Set.of(), Set.of(), without, 0, 0);
    }

    private static String headline(String page) {
        return between(page, "<h2 id=\"now\">", "</h2>");
    }

    /** What stands under the headline. */
    private static String told(String page) {
        var panel = page.substring(page.indexOf("<h2 id=\"now\">"));
        return between(panel, "<p>", "</p>");
    }

    private static String between(String text, String begin, String end) {
        var from = text.indexOf(begin);
        assertThat(from).as("no %s in %s", begin, text).isNotNegative();
        return text.substring(from + begin.length(), text.indexOf(end, from));
    }

    private static ClosureView view(ClosureState state) {
        return view(state, file(state));
    }

    private static ClosureView view(ClosureState state, ClosureFile file) {
        return ViewOf.closure(new Cases.Read<>(CASE, DEMO, file, state, 1), null);
    }

    private static String page(ClosureState state, Language language) {
        return page(state, language, List.of("alipay-5566"));
    }

    private static String page(ClosureView view, Language language) {
        return page(view, language, List.of("alipay-5566"));
    }

    private static String page(ClosureState state, Language language, List<String> instruments) {
        return page(view(state), language, instruments);
    }

    private static String page(ClosureView view, Language language, List<String> instruments) {
        var context = new Context(language.locale());
        context.setVariable("say", new Say(TestWords.ALL, language, CHINA));
        context.setVariable("zone", CHINA);
        context.setVariable("closure", view);
        context.setVariable("line", LINE);
        context.setVariable("paidBack", List.of());
        context.setVariable("instruments", instruments);
        return PAGES.process("closure/status", Set.of("main"), context);
    }

    private static final BrandId DEMO = new BrandId("demo");
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final CaseId CASE = new CaseId(ACCOUNT, new UUID(0, 3));

    private static final Line LINE = new Line(
            new LineId(ACCOUNT, new UUID(0, 2)),
            DEMO,
            Line.Status.CLOSING,
            "data-card",
            "CN",
            "plan-30gb",
            CNY_50.currency(),
            new NetworkIdentity("460001234567890", "8614000000001", "89860012345678901234"),
            Set.of(),
            null,
            null,
            0,
            NOW.minus(Duration.ofDays(365)),
            CASE,
            null,
            null);

    private static final Terms TERMS = new Terms(
            "test-1",
            CHINA,
            true,
            Duration.ofDays(7),
            Duration.ofHours(72),
            5,
            Duration.ofDays(7),
            Duration.ofDays(2),
            Duration.ofHours(4),
            signoff.policy.ClosurePolicy.Blackout.NONE,
            Duration.ofSeconds(60),
            Duration.ofMinutes(60),
            Duration.ofHours(24),
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofDays(14),
            Duration.ofDays(14),
            Duration.ofDays(3),
            Duration.ofDays(90),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofHours(12),
            new ReviewTerms(
                    3,
                    6,
                    1,
                    true,
                    Duration.ofDays(14),
                    2,
                    Duration.ofDays(4),
                    Duration.ofDays(30)));

    private static ClosureFile file(ClosureState state) {
        var file = new ClosureFile(
                        CASE,
                        LINE.id(),
                        "0001",
                        TERMS,
                        null,
                        Set.of(),
                        StopBy.SOON,
                        null,
                        Weighed.NOTHING,
                        null,
                        Map.of(),
                        null,
                        null,
                        null)
                .at(Moment.NOTICED, NOW)
                .at(Moment.DECIDE_BY, DECIDE_BY)
                .at(Moment.CONFIRMED, NOW)
                .at(Moment.STOP, STOP);
        return switch (state) {
            case Paying _, PayoutFailed _ -> file.struck(CNY_50, null);
            case Collecting _, TakingPayment _, PaymentInDoubt _ -> file.struck(null, CNY_50);
            default -> file;
        };
    }

    private static List<Class<?>> records(Class<?> sealed) {
        var found = new ArrayList<Class<?>>();
        for (var type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) found.addAll(records(type));
            else found.add(type);
        }
        return found;
    }

    private static final SpringTemplateEngine PAGES = pages();

    private static SpringTemplateEngine pages() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setLinkBuilder(new AbstractLinkBuilder() {
            @Override
            public String buildLink(
                    IExpressionContext context, String base, Map<String, Object> parameters) {
                return base;
            }
        });
        return engine;
    }
}
