// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signoff.kernel.Money;
import signoff.refund.Payee;
import signoff.refund.port.PaymentGateway;
import signoff.refund.port.PaymentGateway.Answer.Accepted;
import signoff.refund.port.PaymentGateway.Answer.Declined;
import signoff.refund.port.PaymentGateway.Answer.NoAnswer;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;
import signoff.refund.port.PaymentGateway.Opened;
import signoff.refund.port.PaymentGateway.Registered;
import signoff.refund.port.PaymentGateway.Trace.CannotTell;
import signoff.refund.port.PaymentGateway.Trace.NeverSeen;
import signoff.refund.port.PaymentGateway.Trace.Paid;
import signoff.workflow.EffectId;

/** What every payment company promises: one subclass for each adapter. */
public abstract class PaymentGatewayContract {

    /**
     * The gateway of this test: it takes from {@link #CARD}, and will not touch {@link #DEAD} nor
     * {@link #DEAD_ACCOUNT}.
     */
    protected abstract PaymentGateway gateway();

    /** Somebody names a card on such a page, or leaves it with none. */
    protected abstract void finishPage(UUID registration, @Nullable Named card);

    /** From here on the far side takes calls and never answers. */
    protected abstract void fallSilent();

    /** From here on the far side carries orders out, and its answers to them are lost. */
    protected abstract void loseAnswersToOrders();

    /** From here on orders get no answer, and come in after something else was said. */
    protected abstract void delayOrders();

    /** From here on all is well again. */
    protected abstract void recover();

    /** How often the far side paid or took with a key. */
    protected abstract int timesPaid(EffectId key);

    @Test
    void an_order_that_comes_in_late_and_the_one_given_again_are_one_payment_I20() {
        var gateway = gateway();
        var taken = (Accepted) gateway.take(CARD, HKD_50, FIRST);
        delayOrders();
        assertThat(gateway.take(CARD, HKD_50, TAKE)).isEqualTo(new NoAnswer());
        assertThat(gateway.refund(taken.reference(), HKD_50, PAY_BACK)).isEqualTo(new NoAnswer());
        assertThat(gateway.transfer(ACCOUNT, HKD_50, PAY_OUT)).isEqualTo(new NoAnswer());
        for (var key : List.of(TAKE, PAY_BACK, PAY_OUT)) {
            assertThat(gateway.find(key)).isNotInstanceOf(Paid.class);
        }
        recover();
        var again = List.of(
                (Accepted) gateway.take(CARD, HKD_50, TAKE),
                (Accepted) gateway.refund(taken.reference(), HKD_50, PAY_BACK),
                (Accepted) gateway.transfer(ACCOUNT, HKD_50, PAY_OUT));
        var keys = List.of(TAKE, PAY_BACK, PAY_OUT);
        for (int place = 0; place < keys.size(); place++) {
            var paid = new Paid(again.get(place).reference());
            assertThat(gateway.find(keys.get(place))).isEqualTo(paid);
            assertThat(timesPaid(keys.get(place))).isEqualTo(1);
        }
    }

    @Test
    void an_instrument_is_named_on_a_page_and_stays_what_it_was() {
        var gateway = gateway();
        assertThat(gateway.registered(registration)).isEqualTo(new Registered.Waiting());
        var page = (Opened.At) gateway.open(registration, BACK);
        assertThat(page.page().toString()).contains(registration.toString());
        assertThat(gateway.open(registration, BACK)).isEqualTo(page);
        assertThat(gateway.registered(registration)).isEqualTo(new Registered.Waiting());

        finishPage(registration, VISA);
        finishPage(registration, null);
        var done = new Registered.Done(VISA);
        assertThat(gateway.registered(registration)).isEqualTo(done);
        assertThat(gateway.open(registration, BACK)).isEqualTo(page);
        assertThat(gateway.registered(registration)).isEqualTo(done);
        assertThat(gateway.take(VISA.token(), HKD_50, TAKE)).isInstanceOf(Accepted.class);
    }

    @Test
    void a_page_that_is_left_names_no_instrument() {
        var gateway = gateway();
        gateway.open(registration, BACK);
        finishPage(registration, null);
        assertThat(gateway.registered(registration)).isEqualTo(new Registered.Declined());
    }

    @Test
    void no_more_than_four_digits_of_a_card_can_be_told_to_us() {
        assertThatThrownBy(() -> new Named("t", InstrumentKind.VISA, "4111111111111111", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_payment_can_be_taken_and_paid_back() {
        var taken = (Accepted) gateway().take(CARD, HKD_50, TAKE);
        var paidBack = (Accepted) gateway().refund(taken.reference(), HKD_50, PAY_BACK);
        assertThat(paidBack.reference()).isNotEqualTo(taken.reference());
    }

    @Test
    void find_tells_what_became_of_a_key_for_payments_and_refunds_alike() {
        assertThat(gateway().find(TAKE)).isEqualTo(new NeverSeen());
        var taken = (Accepted) gateway().take(CARD, HKD_50, TAKE);
        assertThat(gateway().find(TAKE)).isEqualTo(new Paid(taken.reference()));

        assertThat(gateway().find(PAY_BACK)).isEqualTo(new NeverSeen());
        var paidBack = (Accepted) gateway().refund(taken.reference(), HKD_50, PAY_BACK);
        assertThat(gateway().find(PAY_BACK)).isEqualTo(new Paid(paidBack.reference()));
    }

    @Test
    void a_transfer_reaches_an_account_and_is_found_by_its_key() {
        assertThat(gateway().find(PAY_OUT)).isEqualTo(new NeverSeen());
        var paidOut = (Accepted) gateway().transfer(ACCOUNT, HKD_50, PAY_OUT);
        assertThat(gateway().find(PAY_OUT)).isEqualTo(new Paid(paidOut.reference()));
    }

    @Test
    void what_was_paid_without_an_answer_is_found_by_its_key() {
        var taken = (Accepted) gateway().take(CARD, HKD_50, TAKE);
        loseAnswersToOrders();
        assertThat(gateway().refund(taken.reference(), HKD_50, PAY_BACK)).isEqualTo(new NoAnswer());
        assertThat(gateway().find(PAY_BACK)).isInstanceOf(Paid.class);
    }

    @Test
    void what_is_declined_leaves_no_trace() {
        assertThat(gateway().take(DEAD, HKD_50, TAKE)).isInstanceOf(Declined.class);
        assertThat(gateway().refund(DEAD, HKD_50, PAY_BACK)).isInstanceOf(Declined.class);
        assertThat(gateway().transfer(SHUT, HKD_50, PAY_OUT)).isInstanceOf(Declined.class);
        assertThat(gateway().find(TAKE)).isEqualTo(new NeverSeen());
        assertThat(gateway().find(PAY_BACK)).isEqualTo(new NeverSeen());
        assertThat(gateway().find(PAY_OUT)).isEqualTo(new NeverSeen());
    }

    @Test
    void no_answer_in_time_is_an_answer_and_not_an_exception_or_a_guess() {
        var gateway = gateway();
        fallSilent();
        assertThat(gateway.take(CARD, HKD_50, TAKE)).isEqualTo(new NoAnswer());
        assertThat(gateway.refund(CARD, HKD_50, PAY_BACK)).isEqualTo(new NoAnswer());
        assertThat(gateway.transfer(ACCOUNT, HKD_50, PAY_OUT)).isEqualTo(new NoAnswer());
        assertThat(gateway.find(TAKE)).isEqualTo(new CannotTell());
        assertThat(gateway.open(registration, BACK)).isEqualTo(new Opened.NoAnswer());
        assertThat(gateway.registered(registration)).isEqualTo(new Registered.CannotTell());
    }

    /** One for each test: a world may remember those of others. */
    private final UUID registration = UUID.randomUUID();

    static final URI BACK = URI.create("https://example.test/instruments/added");
    static final Named VISA =
            new Named("token-visa", InstrumentKind.VISA, "4242", YearMonth.of(2031, 8));
    protected static final String CARD = "card-4242";
    protected static final String DEAD = "card-0002";
    static final Money HKD_50 = new Money(50_00, Currency.getInstance("HKD"));
    static final Payee ACCOUNT = new Payee("Chan Tai Man", "DE89370400440532013000", "");

    /** Its end is refused, like {@link #DEAD_ACCOUNT}. */
    static final Payee SHUT = new Payee("Chan Tai Man", "6222020200112230002", "ICBC");

    protected static final String DEAD_ACCOUNT = "bank-0002";
    static final EffectId FIRST = new EffectId(new UUID(0, 13));
    static final EffectId PAY_OUT = new EffectId(new UUID(0, 12));
    static final EffectId TAKE = new EffectId(new UUID(0, 10));
    static final EffectId PAY_BACK = new EffectId(new UUID(0, 11));
}
