// SPDX-License-Identifier: Apache-2.0
package signoff;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.policy.Policies;

/**
 * Every sentence a person reads, of every module: there in three languages, and worth reading
 * (SF-16, SF-29 to SF-40).
 */
class MessagesTest {

    @Test
    void each_module_has_a_message_file_in_each_language() {
        var unnamed =
                files(MESSAGES).filter(file -> !MESSAGE_FILE.matcher(name(file)).matches());
        assertThat(unnamed)
                .as("a message file is named <module>_{en,zh_Hans,zh_Hant}.properties")
                .isEmpty();
        languagesOf(messages)
                .forEach((module, languages) -> assertThat(languages)
                        .as("languages of " + module)
                        .containsExactlyInAnyOrder(Language.values()));
    }

    @Test
    void each_sentence_is_there_in_each_language_with_the_same_facts() {
        assertThat(factsByKey(messages, Language.ZH_HANS))
                .isEqualTo(factsByKey(messages, Language.EN));
        assertThat(factsByKey(messages, Language.ZH_HANT))
                .isEqualTo(factsByKey(messages, Language.EN));
    }

    @Test
    void a_key_stands_in_one_file_only() {
        var files = messages.stream()
                .collect(groupingBy(Text::key, TreeMap::new, mapping(Text::part, toSet())));
        files.values().removeIf(parts -> parts.size() == 1);
        assertThat(files).as("Words finds a sentence by its key alone").isEmpty();
    }

    @Test
    void each_notice_is_there_in_each_language_with_the_same_facts() {
        languagesOf(notices)
                .forEach((notice, languages) -> assertThat(languages)
                        .as("languages of the notice " + notice)
                        .containsExactlyInAnyOrder(Language.values()));
        assertThat(factsByKey(notices, Language.ZH_HANS))
                .isEqualTo(factsByKey(notices, Language.EN));
        assertThat(factsByKey(notices, Language.ZH_HANT))
                .isEqualTo(factsByKey(notices, Language.EN));
    }

    @Test
    void each_refusal_says_what_happened_and_what_to_do_next() {
        var facts = factsByKey(messages, Language.EN);
        for (var code : Refusal.Code.values()) {
            assertThat(facts).containsKeys(code.happened(), code.next());
            var told = new TreeSet<>(facts.getOrDefault(code.happened(), Set.of()));
            told.addAll(facts.getOrDefault(code.next(), Set.of()));
            assertThat(told).as("facts told of " + code).isEqualTo(code.facts());
        }
    }

    @Test
    void each_reason_for_closing_has_words() {
        var policy = Policies.shipped().current(new BrandId("any"), "CN", "best");
        assertThat(factsByKey(messages, Language.EN))
                .containsKeys(policy.reasons().stream()
                        .map(reason -> "reason." + reason)
                        .toArray(String[]::new));
    }

    @Test
    void no_sentence_blames_the_reader_or_says_nothing() {
        assertThat(all(Language.EN, found(EMPTY_ENGLISH))).isEmpty();
        assertThat(all(Language.ZH_HANS, found(EMPTY_CHINESE))).isEmpty();
        assertThat(all(Language.ZH_HANT, found(EMPTY_CHINESE))).isEmpty();
    }

    @Test
    void chinese_is_written_with_full_width_punctuation() {
        assertThat(all(Language.ZH_HANS, found(HALF_WIDTH))).isEmpty();
        assertThat(all(Language.ZH_HANT, found(HALF_WIDTH))).isEmpty();
    }

    @Test
    void chinese_is_quoted_with_the_marks_of_its_readers() {
        assertThat(all(Language.ZH_HANS, found(Pattern.compile("[「」『』]"))))
                .as("quoted with “ ”")
                .isEmpty();
        assertThat(all(Language.ZH_HANT, found(Pattern.compile("[“”‘’]"))))
                .as("quoted with 「 」")
                .isEmpty();
    }

    @Test
    void chinese_messages_leave_spacing_to_the_style_sheet() {
        var spaced = Pattern.compile("\\p{IsHan} | \\p{IsHan}");
        assertThat(all(messages, text -> text.chinese() && found(spaced).test(text)))
                .as("no space between Chinese and Latin letters or digits")
                .isEmpty();
    }

    // What GB 2312 cannot write is not simplified, and what Big5 cannot write is not traditional.
    @Test
    void each_chinese_is_written_in_its_own_characters() {
        assertThat(all(Language.ZH_HANS, text -> !onlyCharactersOf("GB2312", text)))
                .isEmpty();
        assertThat(all(Language.ZH_HANT, text -> !onlyCharactersOf("Big5", text)))
                .isEmpty();
    }

    /** As the glossary names it: another name would be looked for as another thing. */
    @Test
    void one_thing_has_one_name_in_chinese() {
        var others = Pattern.compile("可用余额|可用餘額|保号费|保留號碼費|(?<!注)销号|(?<!註)銷號|随身热点|隨身熱點"
                + "|方案|續約|续费|续约|增值|數據組合|營運商|冷静期|冷靜期|人工處理|職員|發送|尾款账单");
        assertThat(all(Language.ZH_HANS, found(others))).isEmpty();
        assertThat(all(Language.ZH_HANT, found(others))).isEmpty();
    }

    @Test
    void traditional_chinese_uses_the_words_of_its_readers() {
        assertThat(all(Language.ZH_HANT, found(MAINLAND_WORDS)))
                .as("written for Hong Kong and Taiwan, not converted")
                .isEmpty();
    }

    // The words used above.

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path NOTICES = Path.of("src/main/resources/notices");
    private static final Pattern MESSAGE_FILE =
            Pattern.compile("([a-z]+)_(en|zh_Hans|zh_Hant)\\.properties");
    private static final Pattern FACT = Pattern.compile("\\{\\w+}");

    /** Words that blame or say nothing (GOV.UK Design System, error message). */
    private static final Pattern EMPTY_ENGLISH = Pattern.compile(
            "(?i)\\b(please|sorry|oops|invalid|valid|forbidden|illegal)\\b|an error occurred");

    private static final Pattern EMPTY_CHINESE = Pattern.compile("抱歉|对不起|對不起|非法|无效|無效");
    private static final Pattern MAINLAND_WORDS = Pattern.compile("短信|郵箱|登錄|賬|信息|服務器|默認|鏈接");
    private static final Pattern HALF_WIDTH = Pattern.compile(
            "[\\p{IsHan}}]\\s?[,;?!]|[,;:?!]\\p{IsHan}|\\p{IsHan}[:.\"']|\\([^)]*\\p{IsHan}"
                    + "|\\p{IsHan}[^(]*\\)");

    private static List<Text> messages = List.of();
    private static List<Text> notices = List.of();

    /**
     * A sentence or a notice.
     *
     * @param part the module, or the folder of the notice
     */
    private record Text(String part, Language language, String key, String text) {
        boolean chinese() {
            return language != Language.EN;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        var sentences = new ArrayList<Text>();
        for (var file : files(MESSAGES).toList()) {
            sentences.addAll(sentences(file));
        }
        messages = List.copyOf(sentences);
        assertThat(messages).as("sentences found").hasSizeGreaterThan(100);
        notices = files(NOTICES).map(MessagesTest::notice).toList();
    }

    private static List<Text> sentences(Path file) throws IOException {
        var parts = MESSAGE_FILE.matcher(name(file));
        if (!parts.matches()) return List.of();
        var texts = new ArrayList<Text>();
        var properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object text) {
                assertThat(containsKey(key)).as(file + " has " + key + " twice").isFalse();
                texts.add(new Text(
                        parts.group(1), language(parts.group(2)), (String) key, (String) text));
                return super.put(key, text);
            }
        };
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return texts;
    }

    private static Text notice(Path file) {
        var folder = name(file.getParent());
        try {
            var language = language(name(file).replace(".txt", ""));
            return new Text(folder, language, folder, Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no language of ours: " + tag));
    }

    private static Map<String, Set<Language>> languagesOf(List<Text> texts) {
        return texts.stream()
                .collect(groupingBy(Text::part, TreeMap::new, mapping(Text::language, toSet())));
    }

    private static Map<String, Set<String>> factsByKey(List<Text> texts, Language language) {
        var facts = new TreeMap<String, Set<String>>();
        texts.stream()
                .filter(text -> text.language() == language)
                .forEach(text -> facts.put(text.key(), factsIn(text.text())));
        return facts;
    }

    private static Set<String> factsIn(String text) {
        var facts = new TreeSet<String>();
        FACT.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(fact -> facts.add(fact.substring(1, fact.length() - 1)));
        return facts;
    }

    private static List<Text> all(Language language, Predicate<Text> bad) {
        var texts = Stream.concat(messages.stream(), notices.stream()).toList();
        return all(texts, text -> text.language() == language && bad.test(text));
    }

    private static List<Text> all(List<Text> texts, Predicate<Text> bad) {
        return texts.stream().filter(bad).toList();
    }

    private static Predicate<Text> found(Pattern pattern) {
        return text -> pattern.matcher(text.text()).find();
    }

    private static boolean onlyCharactersOf(String charset, Text text) {
        var encoder = Charset.forName(charset).newEncoder();
        return text.text()
                .codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                .allMatch(point -> encoder.canEncode(Character.toString(point)));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (java.nio.file.NoSuchFileException none) {
            return Stream.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
