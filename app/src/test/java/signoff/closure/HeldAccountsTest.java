// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import signoff.kernel.Refusal.Code;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.registration.Office;
import signoff.subscriber.Subscribers;

/** What a court wants kept is not erased (I31). */
class HeldAccountsTest {

    @Test
    void an_account_with_a_line_under_legal_hold_is_not_erased_until_the_hold_is_lifted_I31() {
        var account = office.person().account();
        office.line(account);
        var line = office.line(account);
        commitments.keep(line, HELD);
        assertThatThrownBy(() -> subscribers.erase(account))
                .hasMessageContaining(Code.ACCOUNT_MUST_NOT_BE_HELD.name());
        assertThat(subscribers.find(account))
                .get()
                .satisfies(person -> assertThat(person.name()).isEqualTo("Chan Tai Man"));
        commitments.keep(line, Commitment.NONE);
        subscribers.erase(account);
        assertThat(subscribers.find(account)).isEmpty();
    }

    // The words used above.

    private static final Commitment HELD = new Commitment(
            null, 0, 0, null, null, null, Instant.parse("2026-01-02T09:00:00Z"), null, null);

    private final Office office = Office.open();
    private final Subscribers subscribers = office.part(Subscribers.class);
    private final Commitments commitments = office.part(Commitments.class);
}
