// SPDX-License-Identifier: Apache-2.0
package signoff.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.registration.Office.DEMO;
import static signoff.registration.Office.OTHER;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signoff.announcement.Announcements.Draft;
import signoff.announcement.Announcements.Text;
import signoff.kernel.Actor;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.registration.Office;

/** What an operator announces (SF-20): to one brand, in each language, for its time. */
class AnnouncementsTest {

    @Test
    void it_is_shown_to_its_brand_in_the_language_of_the_reader_and_for_its_time() {
        var title = "Office closed " + office.mail();
        assertThat(publish(title)).isNull();
        assertThat(shown(Language.EN)).doesNotContain(title);
        office.operator.wind(Duration.ofHours(2));
        assertThat(shown(Language.EN)).contains(title);
        assertThat(shown(Language.ZH_HANS)).contains("Hans " + title);
        assertThat(announcements.shown(OTHER, Language.EN)).isEmpty();
        office.operator.wind(Duration.ofHours(2));
        assertThat(shown(Language.EN)).doesNotContain(title);
    }

    @Test
    void it_can_be_taken_away_by_its_own_brand_alone() {
        var title = "Offer " + office.mail();
        publish(title);
        office.operator.wind(Duration.ofHours(2));
        var found = announcements.all(DEMO, 100).stream()
                .filter(one -> one.in(Language.EN).title().equals(title))
                .findFirst()
                .orElseThrow();
        announcements.withdraw(OTHER, found.id());
        assertThat(shown(Language.EN)).contains(title);
        announcements.withdraw(DEMO, found.id());
        assertThat(shown(Language.EN)).doesNotContain(title);
    }

    @Test
    void one_that_lacks_a_language_or_ends_before_it_begins_is_refused() {
        var now = office.operator.clock.instant();
        var texts = new HashMap<>(texts("Half"));
        var never = new Draft(now, now, texts);
        texts.remove(Language.ZH_HANT);
        var half = new Draft(now, now.plusSeconds(60), texts);
        for (var draft : new Draft[] {never, half}) {
            var why = announcements.publish(DEMO, draft, BY);
            assertThat(why).isEqualTo(Refusal.of(Refusal.Code.ANNOUNCEMENT_MUST_BE_COMPLETE));
        }
    }

    // The words used above.

    private static final Actor BY =
            new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, "test engineer");

    private final Office office = Office.open();
    private final Announcements announcements = office.part(Announcements.class);

    private @org.jspecify.annotations.Nullable Refusal publish(String title) {
        var from = office.operator.clock.instant().plus(Duration.ofHours(1));
        var draft = new Draft(from, from.plus(Duration.ofHours(2)), texts(title));
        return announcements.publish(DEMO, draft, BY);
    }

    private static Map<Language, Text> texts(String title) {
        return Map.of(
                Language.EN, new Text(title, "Text"),
                Language.ZH_HANS, new Text("Hans " + title, "Text"),
                Language.ZH_HANT, new Text("Hant " + title, "Text"));
    }

    private java.util.List<String> shown(Language language) {
        return announcements.shown(DEMO, language).stream().map(Text::title).toList();
    }
}
