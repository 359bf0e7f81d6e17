// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that must not stand in the code.
 *
 * @param where which sources it rules
 * @param pattern what is looked for, line by line
 * @param wayOut the rule, and what to write instead
 */
record Ban(Where where, Pattern pattern, String wayOut) {

    /** Which sources a ban rules. */
    enum Where {
        ALL,
        MAIN,
        TESTS
    }

    /** The files that must name a banned word in order to ban it. */
    static final List<String> EXEMPT = List.of("Ban.java", "TidyTest.java", "Application.java");

    static final List<Ban> ALL = List.of(
            new Ban(
                    Where.MAIN,
                    Pattern.compile(
                            "\\b(Instant|(Local|Zoned|Offset)Date(Time)?|LocalTime)\\.now\\("
                                    + "|new Date\\(|System\\.currentTimeMillis"),
                    "Time comes from the Clock bean, which a test can wind: take a java.time.Clock"
                            + " in the constructor and call clock.instant()"),
            new Ban(
                    Where.TESTS,
                    Pattern.compile("\\bThread\\.sleep\\("),
                    "No sleep in tests: wind the clock, or await a condition with a time limit"),
            new Ban(
                    Where.ALL,
                    Pattern.compile("^\\s*\\*?.*@author\\b"),
                    "No @author: git knows who wrote it"),
            new Ban(
                    Where.ALL,
                    Pattern.compile("^import (static )?lombok\\."),
                    "No Lombok: write a record"),
            new Ban(
                    Where.ALL,
                    Pattern.compile("^import (static )?(org\\.mockito|net\\.jqwik)\\.|MockitoBean"),
                    "No mocking library and no jqwik: use the simulated adapters, and a seeded"
                            + " SplittableRandom"),
            new Ban(
                    Where.ALL,
                    Pattern.compile("\\bTODO\\b(?! #\\d+)"),
                    "A TODO names its issue: TODO #12"));

    boolean rules(JavaSource source) {
        if (EXEMPT.contains(source.fileName())) {
            return false;
        }
        return switch (where) {
            case ALL -> true;
            case MAIN -> !source.isTest();
            case TESTS -> source.isTest();
        };
    }
}
