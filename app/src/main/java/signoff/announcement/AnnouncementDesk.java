// SPDX-License-Identifier: Apache-2.0
package signoff.announcement;

import static signoff.announcement.db.Tables.ANNOUNCEMENT;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.announcement.db.tables.records.AnnouncementRecord;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Language;
import signoff.kernel.Refusal;

/** Publishes announcements, and finds those of a moment. */
@Component
class AnnouncementDesk implements Announcements {

    /** More than these nobody reads. */
    private static final int SHOWN_MOST = 5;

    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;

    AnnouncementDesk(DSLContext sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Text> shown(BrandId brand, Language language) {
        var now = clock.instant();
        return sql.selectFrom(ANNOUNCEMENT)
                .where(
                        ANNOUNCEMENT.BRAND.eq(brand.code()),
                        ANNOUNCEMENT.WITHDRAWN_AT.isNull(),
                        ANNOUNCEMENT.FROM_AT.le(now),
                        ANNOUNCEMENT.UNTIL_AT.gt(now))
                .orderBy(ANNOUNCEMENT.FROM_AT.desc(), ANNOUNCEMENT.ANNOUNCEMENT_ID)
                .limit(SHOWN_MOST)
                .fetch(found -> announcement(found).in(language));
    }

    @Override
    public List<Announcement> all(BrandId brand, int most) {
        return sql.selectFrom(ANNOUNCEMENT)
                .where(ANNOUNCEMENT.BRAND.eq(brand.code()))
                .orderBy(ANNOUNCEMENT.UNTIL_AT.desc(), ANNOUNCEMENT.ANNOUNCEMENT_ID)
                .limit(most)
                .fetch(AnnouncementDesk::announcement);
    }

    @Override
    public @Nullable Refusal publish(BrandId brand, Draft draft, Actor by) {
        if (!isComplete(draft)) return Refusal.of(Refusal.Code.ANNOUNCEMENT_MUST_BE_COMPLETE);
        var row = new AnnouncementRecord();
        row.setBrand(brand.code());
        row.setAnnouncementId(ids.next());
        row.setFromAt(draft.from());
        row.setUntilAt(draft.until());
        draft.texts().forEach((language, text) -> write(row, language, text));
        row.setPublishedBy(by.who());
        row.setPublishedAt(clock.instant());
        sql.insertInto(ANNOUNCEMENT).set(row).execute();
        return null;
    }

    private static boolean isComplete(Draft draft) {
        return draft.from().isBefore(draft.until())
                && Arrays.stream(Language.values()).allMatch(each -> {
                    var text = draft.texts().get(each);
                    return text != null
                            && fits(text.title(), TITLE_LETTERS_MOST)
                            && fits(text.body(), BODY_LETTERS_MOST);
                });
    }

    private static boolean fits(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }

    @Override
    public void withdraw(BrandId brand, UUID announcement) {
        sql.update(ANNOUNCEMENT)
                .set(ANNOUNCEMENT.WITHDRAWN_AT, clock.instant())
                .where(
                        ANNOUNCEMENT.BRAND.eq(brand.code()),
                        ANNOUNCEMENT.ANNOUNCEMENT_ID.eq(announcement),
                        ANNOUNCEMENT.WITHDRAWN_AT.isNull())
                .execute();
    }

    private static void write(AnnouncementRecord row, Language language, Text text) {
        switch (language) {
            case EN -> {
                row.setTitleEn(text.title());
                row.setBodyEn(text.body());
            }
            case ZH_HANS -> {
                row.setTitleZhHans(text.title());
                row.setBodyZhHans(text.body());
            }
            case ZH_HANT -> {
                row.setTitleZhHant(text.title());
                row.setBodyZhHant(text.body());
            }
        }
    }

    private static Announcement announcement(AnnouncementRecord row) {
        return new Announcement(
                row.getAnnouncementId(),
                row.getFromAt(),
                row.getUntilAt(),
                Map.of(
                        Language.EN, new Text(row.getTitleEn(), row.getBodyEn()),
                        Language.ZH_HANS, new Text(row.getTitleZhHans(), row.getBodyZhHans()),
                        Language.ZH_HANT, new Text(row.getTitleZhHant(), row.getBodyZhHant())),
                row.getWithdrawnAt());
    }
}
