// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static signoff.kernel.Refusal.Code.CODE_MUST_BE_FRESH;
import static signoff.kernel.Refusal.Code.CODE_MUST_MATCH;
import static signoff.kernel.Refusal.Code.CODE_TRIES_MUST_NOT_BE_USED_UP;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.subscriber.password.PasswordReset;
import signoff.subscriber.password.PasswordReset.Fact.CodeWasAsked;
import signoff.subscriber.password.PasswordReset.Fact.PasswordWasChanged;
import signoff.subscriber.password.PasswordReset.File;
import signoff.subscriber.password.PasswordReset.State.Asked;
import signoff.workflow.Cases;

/**
 * Gives out codes for forgotten passwords, and takes them back.
 *
 * <p>What is asked with a login that nobody has leaves the same row, is counted and runs out in the
 * same way, and is answered with the same words: nobody learns who has an account (SF-24, I33).
 */
@Component
class PasswordDesk {

    static final int WRONG_TRIES_MAX = 5;

    /** Who asks has not signed in, so the evidence names nobody. */
    private static final Actor SOMEBODY =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "not signed in");

    private final People people;
    private final PasswordCodeStore store;
    private final ResetCodes codes;
    private final Cases cases;
    private final Ids ids;

    PasswordDesk(People people, PasswordCodeStore store, ResetCodes codes, Cases cases, Ids ids) {
        this.people = people;
        this.store = store;
        this.codes = codes;
        this.cases = cases;
        this.ids = ids;
    }

    /** Sends a code, if there is somebody with that login and a contact that no line takes away. */
    @Transactional
    void ask(PasswordCodeStore.Key key) {
        var reachable = people.rows()
                .byLogin(key.brand(), key.loginHash())
                .filter(person -> people.hasLastingContact(person.account()));
        var account = reachable.map(PersonStore.Row::account).orElse(null);
        var row = new PasswordCodeStore.Row(account, ids.next(), codes.validUntil(), 0);
        store.put(key, row);
        reachable.ifPresent(person -> open(person, row));
    }

    private void open(PersonStore.Row person, PasswordCodeStore.Row row) {
        var facts = codes.facts(row.caseId(), person.passwordHash());
        var message = new TellSubscriber(person.account(), null, Notice.PASSWORD_CODE, 0, facts);
        cases.open(
                PasswordReset.CASE,
                new Cases.Opening<>(
                        new CaseId(person.account(), row.caseId()),
                        person.brand(),
                        new File(person.account()),
                        new Asked(row.expiresAt()),
                        new CodeWasAsked(codes.now()),
                        SOMEBODY,
                        List.of(message)));
    }

    /**
     * Changes the password if the code is right.
     *
     * @param newHash the new password as it is kept; costly, so computed only when it is needed
     */
    @Transactional
    @Nullable
    Refusal change(PasswordCodeStore.Key key, String code, Supplier<String> newHash) {
        var found = store.lock(key);
        if (found.isEmpty()) return Refusal.of(CODE_MUST_MATCH);
        var row = found.get();
        if (!codes.now().isBefore(row.expiresAt())) return Refusal.of(CODE_MUST_BE_FRESH);
        if (row.wrongTries() >= WRONG_TRIES_MAX) {
            return Refusal.of(CODE_TRIES_MUST_NOT_BE_USED_UP);
        }
        var person = Optional.ofNullable(row.account()).flatMap(people.rows()::lock);
        var passwordHash = person.map(PersonStore.Row::passwordHash).orElse("");
        var fits = codes.fits(row.caseId(), passwordHash, code);
        if (!fits || person.isEmpty()) {
            store.countWrongTry(key);
            return Refusal.of(CODE_MUST_MATCH);
        }
        return change(person.get(), row.caseId(), newHash.get());
    }

    private @Nullable Refusal change(PersonStore.Row person, UUID caseId, String newHash) {
        store.delete(person.account());
        people.changePassword(person, newHash);
        var fact = new PasswordWasChanged(codes.now());
        var told = cases.tell(
                PasswordReset.CASE, new CaseId(person.account(), caseId), fact, SOMEBODY);
        if (told instanceof Cases.Answer.Moved) return null;
        // The clock was faster: to the case the code has run out.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Refusal.of(CODE_MUST_BE_FRESH);
    }
}
