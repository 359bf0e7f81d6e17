// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import signoff.subscriber.Subscribers.SignInChanged;

/** Ends sessions, and counts those that are not worth keeping. */
@Component
class SessionStore {

    private final JdbcTemplate sql;

    SessionStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** In the very transaction that changes the password or erases the person. */
    @EventListener
    void end(SignInChanged changed) {
        sql.update(
                "delete from web.session where principal_name = ?",
                changed.account().value().toString());
    }

    /** Whether there are at least so many sessions in which nobody has signed in. */
    boolean hasAnonymous(int count) {
        var found = sql.queryForObject("""
                select count(*) from (
                    select 1 from web.session where principal_name is null limit ?) as found
                """, Integer.class, count);
        return found != null && found >= count;
    }
}
