// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.RecurringWork;
import signoff.kernel.AccountId;
import signoff.kernel.Ids;
import signoff.staff.OnDuty;
import signoff.staff.StaffEvents.Kind;
import signoff.staff.StaffSessions;
import signoff.staff.Where;

/** Begins sessions, finds them by their token, and ends them. */
@Component
class SessionDesk implements StaffSessions {

    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_LETTERS_MOST = 100;

    private final SessionStore store;
    private final EventStore events;
    private final MemberSeals seals;
    private final Ids ids;
    private final SecureRandom chance = new SecureRandom();

    SessionDesk(SessionStore store, EventStore events, MemberSeals seals, Ids ids) {
        this.store = store;
        this.events = events;
        this.seals = seals;
        this.ids = ids;
    }

    SessionStore rows() {
        return store;
    }

    /** Answers the token, of which only a hash is kept. */
    String begin(AccountId member, Where where) {
        var token = newToken();
        store.insert(ids.next(), member, seals.tokenHash(token), where);
        return token;
    }

    /** The new token, if the session still waited for its second factor. */
    Optional<String> prove(UUID session) {
        var token = newToken();
        return store.prove(session, seals.tokenHash(token)) ? Optional.of(token) : Optional.empty();
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Optional<OnDuty> find(String token) {
        return token.isEmpty() || token.length() > TOKEN_LETTERS_MOST
                ? Optional.empty()
                : store.find(seals.tokenHash(token));
    }

    @Override
    public List<Session> of(OnDuty onDuty) {
        return store.of(onDuty);
    }

    @Override
    @Transactional
    public boolean end(OnDuty onDuty, UUID session, Where where) {
        if (!store.end(onDuty.member(), session)) return false;
        events.add(Kind.SESSION_ENDED, onDuty, session.toString(), where);
        return true;
    }

    @Override
    @Transactional
    public int endOthers(OnDuty onDuty, Where where) {
        var ended = store.endOthers(onDuty.member(), onDuty.session());
        if (ended > 0) events.add(Kind.SESSION_ENDED, onDuty, "others: " + ended, where);
        return ended;
    }

    /** Removes sessions that have ended by themselves, a bounded number at a time. */
    @Component
    static class Forgetting extends RecurringWork {

        private static final int BATCH_MAX = 1_000;
        private static final Duration EVERY = Duration.ofMinutes(5);

        private final SessionStore store;

        Forgetting(SessionStore store) {
            super("forgetting-staff-sessions", EVERY);
            this.store = store;
        }

        @Override
        protected boolean work() {
            return store.forget(BATCH_MAX) == BATCH_MAX;
        }
    }
}
