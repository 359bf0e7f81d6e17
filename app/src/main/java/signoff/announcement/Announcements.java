// SPDX-License-Identifier: Apache-2.0
package signoff.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;

/** What is announced to the subscribers of a brand, and to no others (SF-20). */
public interface Announcements {

    int TITLE_LETTERS_MOST = 120;
    int BODY_LETTERS_MOST = 2_000;

    /** What is shown now, newest first. */
    List<Text> shown(BrandId brand, Language language);

    /** For staff: all that is not over, and what ended lately; newest first. */
    List<Announcement> all(BrandId brand, int most);

    /** Publishes in every language at once: who reads another one is not left out. */
    @Nullable
    Refusal publish(BrandId brand, Draft draft, Actor by);

    /** Takes it away at once; nothing when the brand has none of that id. */
    void withdraw(BrandId brand, UUID announcement);

    /** Plain text, in one language. It is never read as markup. */
    record Text(String title, String body) {}

    record Draft(Instant from, Instant until, Map<Language, Text> texts) {}

    /** One announcement, as staff see it. */
    record Announcement(
            UUID id,
            Instant from,
            Instant until,
            Map<Language, Text> texts,
            @Nullable Instant withdrawnAt) {

        public Text in(Language language) {
            var text = texts.get(language);
            if (text == null) throw new IllegalStateException("no words in " + language);
            return text;
        }
    }
}
