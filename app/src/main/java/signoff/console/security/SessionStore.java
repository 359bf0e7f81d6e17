// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import signoff.subscriber.Subscribers.SignInChanged;
import signoff.suspension.Suspensions.LineLost;

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

    /**
     * The phone that is lost may be signed in. Whoever reports it from a session of their own goes
     * on with that one.
     */
    @EventListener
    void end(LineLost lost) {
        sql.update(
                "delete from web.session where principal_name = ? and session_id <> ?",
                lost.account().value().toString(),
                sessionOfRequest());
    }

    private static String sessionOfRequest() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
            var session = here.getRequest().getSession(false);
            if (session != null) return session.getId();
        }
        return "";
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
