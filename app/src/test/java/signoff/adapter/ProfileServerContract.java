// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.line.NetworkIdentity;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.line.port.NetworkAnswer.Rejected;
import signoff.line.port.ProfileServer;
import signoff.line.port.ProfileServer.Profile;
import signoff.workflow.EffectId;

/** What every profile server promises: one subclass for each adapter. */
public abstract class ProfileServerContract {

    /** The server of this test: {@link #ON_DEVICE} was downloaded, {@link #ORDERED} was not. */
    protected abstract ProfileServer profiles();

    /** From here on the far side takes calls and never answers. */
    protected abstract void fallSilent();

    @Test
    void an_order_that_was_not_downloaded_becomes_void() {
        assertThat(profiles().profileOf(ORDERED)).isEqualTo(Profile.IN_USE);
        assertThat(profiles().retire(ORDERED, KEY)).isEqualTo(new Accepted());
        assertThat(profiles().profileOf(ORDERED)).isEqualTo(Profile.RETIRED);
    }

    @Test
    void what_is_on_a_device_stays_there() {
        assertThat(profiles().retire(ON_DEVICE, KEY)).isEqualTo(new Accepted());
        assertThat(profiles().profileOf(ON_DEVICE)).isEqualTo(Profile.RETIRED_ON_DEVICE);
    }

    @Test
    void retiring_twice_retires_once_and_is_accepted_twice() {
        assertThat(profiles().retire(ORDERED, KEY)).isEqualTo(new Accepted());
        assertThat(profiles().retire(ORDERED, KEY)).isEqualTo(new Accepted());
        assertThat(profiles().profileOf(ORDERED)).isEqualTo(Profile.RETIRED);
    }

    @Test
    void a_retired_profile_is_put_back_to_use_twice_as_once() {
        for (var profile : java.util.List.of(ORDERED, ON_DEVICE)) {
            assertThat(profiles().retire(profile, KEY)).isEqualTo(new Accepted());
            assertThat(profiles().revive(profile, KEY)).isEqualTo(new Accepted());
            assertThat(profiles().revive(profile, KEY)).isEqualTo(new Accepted());
            assertThat(profiles().profileOf(profile)).isEqualTo(Profile.IN_USE);
        }
        assertThat(profiles().revive(UNKNOWN, KEY)).isEqualTo(new NotKnown());
    }

    @Test
    void a_profile_is_prepared_once_and_waits_to_be_downloaded() {
        assertThat(profiles().prepare(UNKNOWN, MATCHING_ID, KEY)).isEqualTo(new Accepted());
        assertThat(profiles().prepare(UNKNOWN, MATCHING_ID, KEY)).isEqualTo(new Accepted());
        assertThat(profiles().profileOf(UNKNOWN)).isEqualTo(Profile.IN_USE);
        profiles().retire(UNKNOWN, KEY);
        assertThat(profiles().profileOf(UNKNOWN)).isEqualTo(Profile.RETIRED);
    }

    @Test
    void what_is_on_a_card_is_prepared_without_a_matching_id() {
        assertThat(profiles().prepare(UNKNOWN, null, KEY)).isEqualTo(new Accepted());
        profiles().retire(UNKNOWN, KEY);
        assertThat(profiles().profileOf(UNKNOWN)).isEqualTo(Profile.RETIRED_ON_DEVICE);
    }

    @Test
    void what_was_retired_is_never_prepared_again() {
        profiles().retire(ORDERED, KEY);
        assertThat(profiles().prepare(ORDERED, MATCHING_ID, KEY)).isInstanceOf(Rejected.class);
        assertThat(profiles().profileOf(ORDERED)).isEqualTo(Profile.RETIRED);
    }

    @Test
    void a_profile_it_does_not_know_is_an_answer_and_not_an_exception() {
        assertThat(profiles().retire(UNKNOWN, KEY)).isEqualTo(new NotKnown());
        assertThat(profiles().profileOf(UNKNOWN)).isEqualTo(Profile.NOT_KNOWN);
    }

    @Test
    void no_answer_in_time_is_an_answer_and_not_an_exception_or_a_guess() {
        var profiles = profiles();
        fallSilent();
        assertThat(profiles.prepare(UNKNOWN, MATCHING_ID, KEY)).isEqualTo(new NoAnswer());
        assertThat(profiles.retire(ON_DEVICE, KEY)).isEqualTo(new NoAnswer());
        assertThat(profiles.profileOf(ON_DEVICE)).isEqualTo(Profile.CANNOT_TELL);
    }

    protected static final NetworkIdentity ON_DEVICE = SubscriberRegisterContract.KNOWN;
    protected static final NetworkIdentity UNKNOWN = SubscriberRegisterContract.UNKNOWN;
    protected static final NetworkIdentity ORDERED =
            new NetworkIdentity("001010000000003", "85251110003", "8985200000000000003");
    static final String MATCHING_ID = "AB2CD-EF3GH-JK4LM-NP5QR";
    static final EffectId KEY = new EffectId(new UUID(0, 9));
}
