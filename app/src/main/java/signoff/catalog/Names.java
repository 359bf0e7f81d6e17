// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.Map;
import java.util.Objects;
import signoff.kernel.Language;

/** What something is called, in every language. */
public record Names(Map<Language, String> byLanguage) {

    public Names {
        byLanguage = Map.copyOf(byLanguage);
    }

    public String in(Language language) {
        return Objects.requireNonNull(byLanguage.get(language), language.tag());
    }
}
