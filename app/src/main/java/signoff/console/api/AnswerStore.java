// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The first answers, by client and key. */
@Component
class AnswerStore {

    /** What a repeat comes with. */
    record Key(String client, String text) {}

    /** An answer as it went out. */
    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String language,
            @Nullable String location,
            byte[] body) {}

    /** An answer, and which request it answered. */
    record Kept(byte[] fingerprint, Answer answer) {}

    private final JdbcTemplate sql;

    AnswerStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * Takes the key for this transaction. Waits while another transaction has it, but not for ever;
     * false when there is an answer already. An answer older than the limit counts as none.
     */
    boolean take(Key key, byte[] fingerprint, Limits limits) {
        return sql.update(
                        """
                        insert into web.answer (client, request_key, fingerprint, asked_at)
                        select ?, ?, ?, ? from set_config('lock_timeout', ?, true)
                        on conflict (client, request_key) do update
                        set fingerprint = excluded.fingerprint, asked_at = excluded.asked_at,
                            status = null
                        where answer.asked_at < ?
                        """,
                        key.client(),
                        key.text(),
                        fingerprint,
                        Timestamp.from(limits.now()),
                        limits.waitMax().toMillis() + "ms",
                        Timestamp.from(limits.oldest()))
                == 1;
    }

    /** Now, how old an answer may be, and how long to wait for a lock. */
    record Limits(Instant now, Instant oldest, Duration waitMax) {}

    void keep(Key key, Answer answer) {
        sql.update(
                """
                update web.answer
                set status = ?, content_type = ?, language = ?, location = ?, body = ?
                where client = ? and request_key = ?
                """,
                answer.status(),
                answer.contentType(),
                answer.language(),
                answer.location(),
                answer.body(),
                key.client(),
                key.text());
    }

    Optional<Kept> find(Key key) {
        return sql
                .query(
                        """
                        select fingerprint, status, content_type, language, location, body
                        from web.answer where client = ? and request_key = ?
                        """,
                        (found, row) -> new Kept(
                                found.getBytes("fingerprint"),
                                new Answer(
                                        found.getInt("status"),
                                        found.getString("content_type"),
                                        found.getString("language"),
                                        found.getString("location"),
                                        found.getBytes("body"))),
                        key.client(),
                        key.text())
                .stream()
                .findFirst();
    }

    /** Forgets a bounded number of answers from before the instant. Answers how many. */
    int forget(Instant before, int most) {
        return sql.update("""
                delete from web.answer where (client, request_key) in (
                    select client, request_key from web.answer where asked_at < ?
                    order by asked_at limit ? for update skip locked)
                """, Timestamp.from(before), most);
    }
}
