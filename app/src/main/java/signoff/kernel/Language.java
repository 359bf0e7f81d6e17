// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three languages a reader can choose. This is the one place that decides between them. */
public enum Language {
    EN("en"),
    ZH_HANS("zh-Hans"),
    ZH_HANT("zh-Hant");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag of the language and its script (BCP 47). */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language for what a browser asks for, in its order; English when none of it is ours. */
    public static Language of(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> of(locale).stream())
                .findFirst()
                .orElse(EN);
    }

    /** A script that is named wins; else Hong Kong, Macao and Taiwan read Traditional Chinese. */
    public static Optional<Language> of(Locale locale) {
        if (locale.getLanguage().equals("en")) return Optional.of(EN);
        if (!locale.getLanguage().equals("zh")) return Optional.empty();
        return Optional.of(
                switch (locale.getScript()) {
                    case "Hans" -> ZH_HANS;
                    case "Hant" -> ZH_HANT;
                    default -> readsTraditional(locale.getCountry()) ? ZH_HANT : ZH_HANS;
                });
    }

    private static boolean readsTraditional(String country) {
        return List.of("HK", "MO", "TW").contains(country);
    }
}
