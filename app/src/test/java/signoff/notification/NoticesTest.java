// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Words;
import signoff.notification.AddressBook.Contact;
import signoff.notification.AddressBook.Reach;
import signoff.notification.port.MessageCarrier.Message;

/**
 * Every notice, composed with facts as long as they get (SF-24, SF-64, SF-80, SF-81, SF-93, SF-94).
 */
class NoticesTest {

    static final int PARTS_MAX = 3;

    @ParameterizedTest
    @EnumSource
    void a_text_message_fits_into_three_parts(Notice notice) {
        for (var language : Language.values()) {
            var text = sms(notice, language).text();
            assertThat(SmsParts.of(text))
                    .as("%s in %s has %d letters: %s", notice, language, text.length(), text)
                    .isLessThanOrEqualTo(PARTS_MAX);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_english_text_message_stays_in_the_alphabet_of_sms(Notice notice) {
        var text = sms(notice, Language.EN).text();
        assertThat(SmsParts.isBasic(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void the_words_use_the_facts_that_the_notice_names_and_no_others(Notice notice) {
        for (var language : Language.values()) {
            var template = new Notices().of(notice, language);
            var words = template.subject() + template.text() + template.more().orElse("");
            assertThat(names(words)).as(language.tag()).isEqualTo(told(notice.facts()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_says_whose_it_is_and_how_to_check_that(Notice notice) {
        for (var language : Language.values()) {
            for (var message : List.of(sms(notice, language), mail(notice, language))) {
                assertThat(message.text()).contains("Demo Mobile", BASE + "/verify");
                var proof = lastMatch("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", message.text());
                var genuine = PROOFS.check(message.to().address(), proof).orElseThrow();
                assertThat(genuine.notice()).isEqualTo(notice);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_message_leads_to_a_page_that_asks_for_a_password(Notice notice) {
        for (var language : Language.values()) {
            var links = matches("https?://\\S+", mail(notice, language).text());
            var allowed = notice == Notice.CLOSURE_CONFIRM
                    ? Set.of(BASE + "/verify", CONFIRM_LINK)
                    : Set.of(BASE + "/verify");
            assertThat(allowed).containsAll(links);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_subject_is_short_one_line_and_tells_no_code(Notice notice) {
        for (var language : Language.values()) {
            var subject = mail(notice, language).subject();
            assertThat(subject).isNotBlank().doesNotContain("\n", "\r", CODE).hasSizeLessThan(120);
        }
    }

    @Test
    void a_request_to_confirm_has_the_code_and_by_mail_the_link_too() {
        for (var language : Language.values()) {
            assertThat(mail(Notice.CLOSURE_CONFIRM, language).text()).contains(CODE, CONFIRM_LINK);
            // A link would make a text message longer than three parts, and look like fraud.
            assertThat(sms(Notice.CLOSURE_CONFIRM, language).text())
                    .contains(CODE)
                    .doesNotContain("/confirm");
        }
    }

    @Test
    void a_code_for_a_password_comes_without_a_link() {
        assertThat(mail(Notice.PASSWORD_CODE, Language.EN).text())
                .contains("10 minutes")
                .containsPattern("\\d{8} is your code")
                .doesNotContain("/confirm");
    }

    @Test
    void a_lapsed_request_says_that_the_reader_is_still_a_customer() {
        assertThat(sms(Notice.CLOSURE_LAPSED, Language.EN).text())
                .startsWith("Demo Mobile: You are still a customer.");
        assertThat(sms(Notice.CLOSURE_LAPSED, Language.ZH_HANS).text()).contains("您仍是我们的客户");
        assertThat(sms(Notice.CLOSURE_LAPSED, Language.ZH_HANT).text()).contains("您仍是我們的客戶");
    }

    @Test
    void dates_and_sums_are_told_as_the_reader_writes_them() {
        assertThat(mail(Notice.SERVICE_ENDED, Language.EN).text())
                .contains("Wednesday 30 September 2026, 09:00 (Hong Kong Standard Time)")
                .contains("until Friday 30 October 2026.");
        assertThat(mail(Notice.FINAL_BILL, Language.ZH_HANT).text())
                .contains("HK$123,456.78")
                .contains("在2026年10月30日（星期五）之前支付");
    }

    @Test
    void of_a_number_no_more_than_four_digits_are_told() {
        var facts = new HashMap<>(FACTS);
        facts.put("lineNumber", "85251110009");
        var telling = new TellSubscriber(ACCOUNT, null, Notice.CLOSURE_WITHDRAWN, 0, facts);
        var text = COMPOSER.compose(telling, EMAIL, new Reach(DEMO, Language.EN, List.of()), AT)
                .text();
        assertThat(text).contains("ending 0009").doesNotContain("10009");
    }

    @Test
    void what_a_fact_says_is_never_read_as_the_name_of_a_fact() {
        var facts = new HashMap<>(FACTS);
        facts.put("caseNumber", "{code}$1\\");
        var telling = new TellSubscriber(ACCOUNT, null, Notice.CLOSURE_CONFIRM, 1, facts);
        var text = COMPOSER.compose(telling, EMAIL, new Reach(DEMO, Language.EN, List.of()), AT)
                .text();
        assertThat(text).contains("(case {code}$1\\)");
    }

    @Test
    void a_telling_without_its_facts_is_refused_where_it_is_made() {
        assertThatThrownBy(() -> new TellSubscriber(ACCOUNT, null, Notice.REFUND_SENT, 0, Map.of()))
                .hasMessage("REFUND_SENT cannot be told without"
                        + " [amountMinor, caseNumber, currency, lineNumber]");
    }

    private static Set<String> told(Set<String> facts) {
        var told = new TreeSet<>(facts);
        told.removeAll(Set.of("zone", "codeKind", "codeSubject", "codeContent", "codeRound"));
        if (told.remove("amountMinor") | told.remove("currency")) told.add("amount");
        if (facts.contains("codeKind")) told.add("code");
        if (told.remove("path")) told.add("link");
        return told;
    }

    private static Set<String> names(String words) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(words)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Message sms(Notice notice, Language language) {
        return compose(notice, language, SMS);
    }

    private static Message mail(Notice notice, Language language) {
        return compose(notice, language, EMAIL);
    }

    private static Message compose(Notice notice, Language language, Contact to) {
        var telling = new TellSubscriber(ACCOUNT, null, notice, 1, FACTS);
        return COMPOSER.compose(telling, to, new Reach(DEMO, language, List.of()), AT);
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String lastMatch(String pattern, String text) {
        return matches(pattern, text).getLast();
    }

    static Words words() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.scan("signoff.kernel");
            context.registerBean(java.time.Clock.class, java.time.Clock::systemUTC);
            context.refresh();
            return context.getBean(Words.class);
        }
    }

    static final Instant AT = Instant.parse("2026-09-23T01:00:00Z");
    static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    static final BrandId DEMO = new BrandId("demo");
    static final Contact EMAIL = new Contact(Contact.Kind.EMAIL, "anna@example.net");
    static final Contact SMS = new Contact(Contact.Kind.SMS, "+85251110009");
    static final String BASE = "https://my.signoff.example.com";

    /** The longest that each fact gets: Wednesday and September, and a large sum. */
    static final Map<String, String> FACTS = Stream.of(
                    "caseNumber=C-ABCD-EFGH-JKLM",
                    "lineNumber=0009",
                    "zone=Asia/Hong_Kong",
                    "noticeReceived=2026-09-23T01:00:00Z",
                    "serviceStops=2026-09-30T01:00:00Z",
                    "codeValidUntil=2026-09-23T01:00:00Z",
                    "resumesAt=2026-09-30T01:00:00Z",
                    "confirmBy=2026-09-30T01:00:00Z",
                    "decideBy=2026-09-30T16:00:00Z",
                    "refundBy=2026-09-30T16:00:00Z",
                    "restorableUntil=2026-10-30T01:00:00Z",
                    "opensAt=2026-09-30T01:00:00Z",
                    "payBy=2026-10-30T01:00:00Z",
                    "answerBy=2026-10-30T01:00:00Z",
                    "appealBy=2026-10-30T01:00:00Z",
                    "enterBy=2026-09-30T16:00:00Z",
                    "signInUntil=2026-09-30T16:00:00Z",
                    "amountMinor=12345678",
                    "currency=HKD",
                    "codeValidFor=PT10M",
                    "codeKind=closure",
                    "codeSubject=0198f4c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f",
                    "codeContent=abc",
                    "codeRound=1",
                    "path=/closures/0198f4c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f")
            .map(fact -> fact.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(fact -> fact[0], fact -> fact[1]));

    static final Codes CODES = new SecretCodes(new TestVault("one"));
    static final MessageProofs PROOFS = new MessageProofs(new TestVault("one"));
    static final Composer COMPOSER = new Composer(
            new Notices(),
            words(),
            CODES,
            PROOFS,
            new NoticeSettings(
                    URI.create(BASE),
                    List.of(new NoticeSettings.OfOne("demo", "Demo Mobile", null)),
                    true));
    static final Codes.Purpose PURPOSE =
            new Codes.Purpose("closure", "0198f4c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f", "abc", 1);
    static final String CODE = CODES.digits(PURPOSE);
    static final String CONFIRM_LINK = BASE + "/closures/0198f4c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f"
            + "/confirm?code=" + CODES.token(PURPOSE);
}
