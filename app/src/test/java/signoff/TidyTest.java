// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sizes and bans of this house. Each message names the rule and the way out. */
class TidyTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";
    private static final Pattern BAD_NAME =
            Pattern.compile(".+(Service|Manager|Helper|Util|Utils|Impl|Dto|Entity|Repository)");

    private static List<JavaSource> sources = List.of();

    @BeforeAll
    static void readSources() throws IOException {
        List<JavaSource> read = new ArrayList<>();
        for (String module : List.of("app", "postgres", "benchmarks")) {
            for (Path file : filesUnder(TOP.resolve(module).resolve("src"), ".java")) {
                read.add(JavaSource.read(TOP, file));
            }
        }
        sources = List.copyOf(read);
        assertThat(sources).as("sources found from " + TOP).hasSizeGreaterThan(5);
    }

    @Test
    void linesAreShort() {
        report("A line has at most 100 columns: name a part of it", source -> {
            List<String> found = new ArrayList<>();
            for (int line = 0; line < source.lines().size(); line++) {
                if (source.lines().get(line).codePoints().count() > 100) {
                    found.add(source.at(line + 1));
                }
            }
            return found.stream();
        });
    }

    @Test
    void filesAreShort() {
        report("A file has at most 400 lines, a test 500: split it by a domain word", source -> {
            int most = source.isTest() ? 500 : 400;
            int lines = source.lines().size();
            return Stream.of(source.path() + " has " + lines).filter(any -> lines > most);
        });
    }

    @Test
    void methodsAreShort() {
        report(
                "A method has at most 60 lines, a test method 30: name its parts",
                source -> source.methods()
                        .filter(method ->
                                source.length(method) > (JavaSource.isTestMethod(method) ? 30 : 60))
                        .map(method -> source.at(method) + " has " + source.length(method)));
    }

    @Test
    void methodsHaveFewParameters() {
        report(
                "A method has at most 5 parameters: group those that belong together in a record",
                source -> source.methods()
                        .filter(method -> !source.isRecordConstructor(method))
                        .filter(method -> method.getParameters().size() > 5)
                        .map(source::at));
    }

    @Test
    void methodsAreFlat() {
        report(
                "Nesting in a method goes 3 deep at most: return early, or name the inner part",
                source -> source.methods()
                        .filter(method -> JavaSource.nesting(method) > 3)
                        .map(source::at));
    }

    @Test
    void packagesAreSmall() {
        Map<String, Long> types = sources.stream()
                .filter(source -> !source.isTest())
                .collect(Collectors.groupingBy(
                        JavaSource::folder,
                        TreeMap::new,
                        Collectors.summingLong(source -> source.topLevelTypes().count())));
        types.values().removeIf(count -> count <= 20);
        assertThat(types)
                .as("A package has at most 20 types: split it by a domain word, not by a layer")
                .isEmpty();
    }

    @Test
    void classNamesAreShort() {
        report(
                "A class name has at most 35 letters: say what it is, not all it does",
                source -> source.types()
                        .filter(type -> type.getSimpleName().length() > 35)
                        .map(type -> source.at(type) + " " + type.getSimpleName()));
    }

    @Test
    void classNamesAreDomainWords() {
        report(
                "Names end in a domain word, not in Service, Manager, Helper, Util, Impl, Dto,"
                        + " Entity or Repository: say what it is for an operator",
                source -> source.types()
                        .filter(TidyTest::badlyNamed)
                        .map(type -> source.at(type) + " " + type.getSimpleName()));
    }

    private static boolean badlyNamed(ClassTree type) {
        return BAD_NAME.matcher(type.getSimpleName()).matches();
    }

    @Test
    void filesNameTheirLicence() {
        report(
                "The first line is \"" + LICENCE + "\": run ./mvnw spotless:apply",
                source -> Stream.of(source.path().toString())
                        .filter(path -> !source.lines().getFirst().equals(LICENCE)));
    }

    @Test
    void bannedWordsAreAbsent() {
        for (Ban ban : Ban.ALL) {
            report(ban.wayOut(), source -> source.linesWith(ban));
        }
    }

    @Test
    void readmeIsShort() throws IOException {
        try (Stream<Path> files = Files.list(TOP)) {
            for (Path file : files.filter(TidyTest::isReadme).toList()) {
                assertThat(Files.readAllLines(file))
                        .as(file.getFileName() + " has at most 200 lines: move parts to docs/")
                        .hasSizeLessThanOrEqualTo(200);
            }
        }
    }

    private static boolean isReadme(Path file) {
        return file.getFileName().toString().startsWith("README");
    }

    private static List<Path> filesUnder(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static void report(String rule, Finder finder) {
        List<String> found = sources.stream().flatMap(finder::find).toList();
        assertThat(found).as(rule).isEmpty();
    }

    private interface Finder {
        Stream<String> find(JavaSource source);
    }
}
