// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Ids;
import signoff.staff.Member;

/** Second factors that shall be taken away. Each waits for a second administrator (I7). */
@Component
class Resets {

    private final InvitationStore store;
    private final MemberStore members;
    private final StaffSettings settings;
    private final Ids ids;
    private final Clock clock;

    Resets(
            InvitationStore store,
            MemberStore members,
            StaffSettings settings,
            Ids ids,
            @Qualifier("machineClock") Clock clock) {
        this.store = store;
        this.members = members;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** What can be approved, by whose second factor it is. */
    Map<AccountId, Member.Reset> open() {
        return store.openResets().entrySet().stream()
                .filter(one -> counts(one.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Two decide only if the first still may, and still means it. */
    private boolean counts(Member.Reset asked) {
        var until = asked.askedAt().plus(settings.resetWithin());
        return clock.instant().isBefore(until)
                && members.find(asked.askedBy())
                        .filter(MemberStore.Row::isAdministrator)
                        .isPresent();
    }

    /** False when one waits already. What does not count any more makes room. */
    boolean ask(AccountId member, AccountId by) {
        if (open().containsKey(member)) return false;
        store.forgetOpenReset(member);
        return store.askReset(ids.next(), member, by, now());
    }

    void approve(AccountId member, AccountId by) {
        store.approveReset(member, by, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
