// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.line.NetworkIdentity;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.line.port.SubscriberRegister;
import signoff.line.port.SubscriberRegister.NumberAt;
import signoff.line.port.SubscriberRegister.Service;
import signoff.workflow.EffectId;

/** What every register promises: one subclass for each adapter, the simulated one included. */
public abstract class SubscriberRegisterContract {

    /** The register of this test: it knows {@link #KNOWN}, serves it, and has it attached. */
    protected abstract SubscriberRegister register();

    /** From here on the far side takes calls and never answers. */
    protected abstract void fallSilent();

    /** Somebody else bars the line, past the adapter. */
    protected abstract void barredBySomebodyElse(NetworkIdentity line);

    @Test
    void a_new_line_is_served_once_it_is_opened() {
        assertThat(register().open(UNKNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().open(UNKNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(UNKNOWN)).isEqualTo(Service.SERVED);
    }

    @Test
    void opening_a_line_lifts_no_bar() {
        register().bar(KNOWN, KEY);
        register().open(KNOWN, KEY);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED_ATTACHED);
    }

    @Test
    void barring_twice_bars_once_and_is_accepted_twice() {
        assertThat(register().bar(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().bar(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED_ATTACHED);
    }

    @Test
    void a_barred_line_that_is_detached_gets_no_service_at_all() {
        register().bar(KNOWN, KEY);
        assertThat(register().detach(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void a_line_that_is_unbarred_is_served_again_and_so_is_one_that_was_never_barred() {
        register().bar(KNOWN, KEY);
        register().detach(KNOWN, KEY);
        assertThat(register().unbar(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.SERVED);
        assertThat(register().unbar(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.SERVED);
    }

    @Test
    void a_line_that_was_unbarred_can_be_barred_and_detached_once_more() {
        register().bar(KNOWN, KEY);
        register().detach(KNOWN, KEY);
        register().unbar(KNOWN, KEY);
        register().bar(KNOWN, KEY);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED_ATTACHED);
        register().detach(KNOWN, KEY);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void detaching_what_is_not_attached_is_accepted() {
        register().bar(KNOWN, KEY);
        register().detach(KNOWN, KEY);
        assertThat(register().detach(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void a_number_moves_to_another_sim_which_is_served_and_the_old_one_is_not() {
        assertThat(register().numberOf(KNOWN)).isEqualTo(NumberAt.HERE);
        assertThat(register().moveNumber(KNOWN, UNKNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().moveNumber(KNOWN, UNKNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().numberOf(UNKNOWN)).isEqualTo(NumberAt.HERE);
        assertThat(register().serviceOf(UNKNOWN)).isEqualTo(Service.SERVED);
        assertThat(register().numberOf(KNOWN)).isEqualTo(NumberAt.ELSEWHERE);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void what_is_barred_on_either_side_stays_barred_when_the_number_moves_I4() {
        register().bar(KNOWN, KEY);
        register().moveNumber(KNOWN, UNKNOWN, KEY);
        assertThat(register().serviceOf(UNKNOWN)).isEqualTo(Service.BARRED);
        register().unbar(UNKNOWN, KEY);
        assertThat(register().serviceOf(UNKNOWN)).isEqualTo(Service.SERVED);
        register().moveNumber(UNKNOWN, KNOWN, KEY);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void a_number_moves_back_as_it_came() {
        register().moveNumber(KNOWN, UNKNOWN, KEY);
        assertThat(register().moveNumber(UNKNOWN, KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().numberOf(KNOWN)).isEqualTo(NumberAt.HERE);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.SERVED);
        assertThat(register().serviceOf(UNKNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void a_sim_whose_number_has_moved_gets_no_service_by_lifting_its_bar() {
        register().moveNumber(KNOWN, UNKNOWN, KEY);
        assertThat(register().bar(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().unbar(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED);
    }

    @Test
    void a_line_it_does_not_know_is_an_answer_and_not_an_exception() {
        assertThat(register().bar(UNKNOWN, KEY)).isEqualTo(new NotKnown());
        assertThat(register().unbar(UNKNOWN, KEY)).isEqualTo(new NotKnown());
        assertThat(register().detach(UNKNOWN, KEY)).isEqualTo(new NotKnown());
        assertThat(register().moveNumber(UNKNOWN, OTHER, KEY)).isEqualTo(new NotKnown());
        assertThat(register().serviceOf(UNKNOWN)).isEqualTo(Service.NOT_KNOWN);
        assertThat(register().numberOf(UNKNOWN)).isEqualTo(NumberAt.NOT_KNOWN);
    }

    @Test
    void no_answer_in_time_is_an_answer_and_not_an_exception_or_a_guess() {
        var register = register();
        fallSilent();
        assertThat(register.open(KNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(register.bar(KNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(register.unbar(KNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(register.detach(KNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(register.moveNumber(KNOWN, UNKNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(register.serviceOf(KNOWN)).isEqualTo(Service.CANNOT_TELL);
        assertThat(register.numberOf(KNOWN)).isEqualTo(NumberAt.CANNOT_TELL);
    }

    @Test
    void service_is_read_from_the_register_itself() {
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.SERVED);
        barredBySomebodyElse(KNOWN);
        assertThat(register().serviceOf(KNOWN)).isEqualTo(Service.BARRED_ATTACHED);
    }

    protected static final NetworkIdentity KNOWN =
            new NetworkIdentity("001010000000001", "85251110001", "8985200000000000001");
    protected static final NetworkIdentity UNKNOWN =
            new NetworkIdentity("001010000000002", "85251110002", "8985200000000000002");
    static final NetworkIdentity OTHER =
            new NetworkIdentity("001010000000003", "85251110003", "8985200000000000003");
    static final EffectId KEY = new EffectId(new UUID(0, 7));
}
