// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.notification.Notice;
import signoff.notification.TellAddressee;
import signoff.registration.AddressProof.Fact.CodeCameBack;
import signoff.registration.AddressProof.Fact.CodeRanOut;
import signoff.registration.AddressProof.File;
import signoff.registration.AddressProof.State.Asked;
import signoff.registration.AddressProof.State.Expired;
import signoff.registration.AddressProof.State.Proven;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.workflow.RowsTold;

/** A code that was sent to an address: each rule told as one example. */
class AddressProofTest {

    @Test
    void a_code_that_came_back_proves_and_each_other_contact_is_told() {
        var step = AddressProof.TABLE
                .decide(FILE, new Asked(NOW), new CodeCameBack(NOW))
                .orElseThrow();
        assertThat(step.state()).isEqualTo(new Proven(NOW));
        assertThat(step.effects())
                .extracting(one -> ((TellAddressee) one).addressee())
                .isEqualTo(FILE.afterwards().addressees());
    }

    @Test
    void a_code_that_ran_out_proves_nothing() {
        var step = AddressProof.TABLE
                .decide(FILE, new Asked(NOW), new CodeRanOut(NOW))
                .orElseThrow();
        assertThat(step.state()).isEqualTo(new Expired(NOW));
        assertThat(step.effects()).isEmpty();
        assertThat(AddressProof.TABLE.decide(FILE, new Expired(NOW), new CodeCameBack(NOW)))
                .isEmpty();
    }

    @Test
    void each_row_has_an_example_above_and_the_wait_ends_by_the_clock() {
        RowsTold.check(
                AddressProof.TABLE,
                Set.of(
                        List.of(Asked.class, CodeCameBack.class),
                        List.of(Asked.class, CodeRanOut.class)));
        var type = AddressProof.CASE;
        assertThat(type.waits(FILE, new Asked(NOW)).orElseThrow().then())
                .isEqualTo(new CodeRanOut(NOW)); // I11
        assertThat(type.waits(FILE, new Proven(NOW))).isEmpty();
    }

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final File FILE = new File(
            new AccountId(new UUID(0, 1)),
            Purpose.CONTACT,
            new Telling(Notice.CONTACT_ADDED, List.of(new UUID(0, 2), new UUID(0, 3))));
}
