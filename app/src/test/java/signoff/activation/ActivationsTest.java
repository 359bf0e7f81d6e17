// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PAYABLE;
import static signoff.ledger.AccountKind.REVENUE;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.activation.Activations.EndedFor;
import signoff.activation.Activations.Status;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.Target;
import signoff.catalog.Catalog;
import signoff.kernel.Refusal.Code;
import signoff.ledger.BookCheck;
import signoff.line.Line;
import signoff.line.NumberResource;
import signoff.line.commitment.Commitments;
import signoff.line.offer.HeldOfferings;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.Service;
import signoff.line.supply.Iccid;
import signoff.refund.TakePayment;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/**
 * Lines as people buy them, on PostgreSQL and against the simulated network and bank (SF-15, SF-01
 * to SF-05, SF-12).
 */
class ActivationsTest extends SoldLines {

    @Test
    void an_esim_is_paid_numbered_and_in_service_and_its_code_belongs_to_it_alone() {
        stock(2, 2);
        var order = ordered("esim-8gb", newAccount());
        assertThat(order.status()).isEqualTo(Status.PENDING);
        work();
        var done = now(order);
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        var line = line(order);
        assertThat(line.status()).isEqualTo(Line.Status.ACTIVE);
        assertThat(line.plan()).isEqualTo("esim-8gb");
        assertThat(line.identity().msisdn()).isEqualTo(done.number());
        assertThat(world.stateOf(line.identity()).service()).isEqualTo(Service.SERVED);
        assertThat(world.stateOf(line.identity()).profile()).isEqualTo(Profile.IN_USE);
        assertThat(supply.activationCode(order.line()).orElseThrow().text())
                .matches("LPA:1\\$smdp\\.example\\.com\\$[2-9A-HJ-NP-Z]{5}(-[2-9A-HJ-NP-Z]{5}){3}");
        assertThat(told(order)).contains("in service");
    }

    @Test
    void what_was_paid_is_charged_once_the_line_is_there_and_the_rest_is_its_balance() {
        stock(3, 3);
        var monthly = ordered("esim-8gb", newAccount());
        var asYouGo = ordered("roam-as-you-go", newAccount());
        work();
        assertThat(balance(monthly, PAID)).isZero();
        assertThat(balance(monthly, REVENUE)).isEqualTo(39_00);
        assertThat(balance(asYouGo, PAID)).isEqualTo(50_00);
        assertThat(supply.activationCode(asYouGo.line())).isEmpty();
        assertThat(line(monthly).nextCharge()).isEqualTo(cny(39_00));
        assertThat(line(monthly).nextChargeOn()).isEqualTo("2026-04-02");
        assertThat(line(asYouGo).nextCharge()).isNull();
    }

    @Test
    void a_line_keeps_what_it_was_bought_under() {
        stock(1, 1);
        var order = ordered("esim-8gb", newAccount());
        work();
        var held = part(HeldOfferings.class).of(order.line()).orElseThrow();
        var bought = part(Catalog.class).pinned(held.catalogVersion(), held.offering());
        assertThat(bought.due()).isEqualTo(order.due());
        assertThat(bought.code()).isEqualTo("esim-8gb");
    }

    @Test
    void the_minimum_term_and_the_devices_of_its_plan_are_agreed_with_the_line() {
        stock(1, 0);
        var order = ordered("hotspot-year", newAccount());
        work();
        decided(name(order, newCard()));
        work();
        var agreed = part(Commitments.class).of(order.line());
        assertThat(agreed.termUntil()).isEqualTo("2027-03-02T09:00:00Z");
        assertThat(agreed.termFeeMinor()).isEqualTo(100_00);
        assertThat(agreed.devicesMost()).isEqualTo(10);
    }

    @Test
    void a_card_is_activated_by_the_serial_that_is_printed_on_it() {
        stock(1, 0);
        var serial = newCard();
        var order = ordered("data-10gb", newAccount());
        work();
        assertThat(now(order).status()).isEqualTo(Status.AWAITING_CARD);
        assertThat(now(order).number()).isNotNull();
        assertThat(refused(name(order, "8986"))).isEqualTo(Code.CARD_SERIAL_MUST_BE_WHOLE);
        assertThat(refused(name(order, NOBODYS))).isEqualTo(Code.CARD_MUST_BE_FREE);
        decided(name(order, serial.substring(0, 4) + " " + serial.substring(4)));
        work();
        assertThat(now(order).status()).isEqualTo(Status.COMPLETED);
        assertThat(line(order).identity().iccid()).isEqualTo(serial);
        assertThat(refused(name(order, serial))).isEqualTo(Code.ORDER_MUST_AWAIT_CARD);
    }

    @Test
    void the_serials_of_strangers_cards_are_not_guessed() {
        stock(1, 0);
        var order = ordered("data-10gb", newAccount());
        work();
        for (int number = 0; number < 5; number++) {
            var guess = Iccid.checked("89860088888888888" + number);
            assertThat(refused(name(order, guess))).isEqualTo(Code.CARD_MUST_BE_FREE);
        }
        assertThat(refused(name(order, newCard()))).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        assertThat(now(order).status()).isEqualTo(Status.AWAITING_CARD);
    }

    @Test
    void an_order_whose_line_could_not_be_entered_is_tried_again_by_a_person() {
        stock(1, 0);
        var order = ordered("data-10gb", newAccount());
        work();
        var sql = part(JdbcTemplate.class);
        var number = now(order).number();
        sql.update(
                "insert into lines.number_holding (msisdn, from_at, holder) values (?, ?, '')",
                number,
                Timestamp.from(START.minus(Duration.ofDays(1))));
        decided(name(order, newCard()));
        work();
        assertThat(now(order).status()).isEqualTo(Status.CONNECTING);
        clock.wind(Duration.ofMinutes(6));
        work();
        sql.update("delete from lines.number_holding where msisdn = ?", number);
        decided(activations.tryAgain(order.id(), ACTOR));
        work();
        assertThat(now(order).status()).isEqualTo(Status.COMPLETED);
        assertThat(paid(order)).isEqualTo(new Moved(order.due().minor(), 0));
    }

    @Test
    void a_card_is_given_to_one_order_however_many_name_it() throws Exception {
        stock(4, 0);
        var serial = newCard();
        var orders = new ArrayList<Activations.Ordered>();
        for (int each = 0; each < 4; each++) orders.add(ordered("talk-100", newAccount()));
        work();
        var answers = together(orders.stream()
                .<Callable<Activations.Deciding>>map(order -> () -> name(order, serial))
                .toList());
        assertThat(answers.stream().filter(Activations.Deciding.Decided.class::isInstance))
                .hasSize(1);
        work();
        assertThat(orders)
                .filteredOn(order -> now(order).status() == Status.COMPLETED)
                .hasSize(1);
    }

    @Test
    void of_many_who_come_for_the_last_number_one_gets_it_and_the_others_their_money() {
        stock(1, 20);
        var orders = new ArrayList<Activations.Ordered>();
        for (int each = 0; each < 12; each++) orders.add(ordered("esim-8gb", newAccount()));
        race();
        work();
        var ended = orders.stream().map(this::now).toList();
        assertThat(ended).filteredOn(one -> one.status() == Status.COMPLETED).hasSize(1);
        for (var one : ended) {
            if (one.status() == Status.COMPLETED) continue;
            assertThat(one.status()).isEqualTo(Status.CANCELLED);
            assertThat(one.endedFor()).isEqualTo(EndedFor.NO_NUMBER);
            assertThat(paid(one)).isEqualTo(new Moved(39_00, 39_00));
            assertThat(balance(one, PAID) + balance(one, PAYABLE)).isZero();
            assertThat(told(one)).contains("paid back");
        }
    }

    @Test
    void a_payment_that_is_told_of_twice_is_entered_once() throws Exception {
        stock(1, 1);
        var order = ordered("roam-as-you-go", newAccount());
        var key = EffectId.of(order.id(), TakePayment.legOf(1));
        hand.dieBeforeStoring(100); // The bank has taken it, and nobody knows.
        clock.wind(Duration.ofMinutes(5));
        var cases = part(Cases.class);
        var type = part(ActivationType.class);
        var fact = new ActivationFact.PaymentTaken(clock.instant(), "P-7");
        SoldLines.<Object>together(List.of(
                () -> cases.tell(type, order.id(), fact, ACTOR),
                () -> cases.tell(type, order.id(), fact, ACTOR),
                () -> hand.work(10)));
        work();
        assertThat(now(order).status()).isEqualTo(Status.COMPLETED);
        assertThat(balance(order, PAID)).isEqualTo(50_00);
        assertThat(world.paymentsOf(key)).hasSize(1);
    }

    @Test
    void the_same_request_is_the_same_order_also_when_it_comes_many_times_at_once()
            throws Exception {
        stock(3, 3);
        var account = newAccount();
        var request = request("esim-8gb", "card-4242");
        var asking =
                (Callable<Activations.Deciding>) () -> activations.order(account, request, ACTOR);
        var answers = together(List.of(asking, asking, asking, asking));
        work();
        assertThat(answers.stream()
                        .map(SoldLines::decided)
                        .map(Activations.Ordered::id)
                        .distinct())
                .hasSize(1);
        assertThat(activations.of(account)).hasSize(1);
        assertThat(lines.of(account)).hasSize(1);
        var other = new Activations.Request(
                request.id(), DEMO, "CN", "esim-30gb", request.version(), "card-4242");
        assertThat(refused(activations.order(account, other, ACTOR)))
                .isEqualTo(Code.KEY_MUST_MEAN_SAME_REQUEST);
    }

    @Test
    void a_declined_card_ends_the_order_and_takes_no_number() {
        stock(1, 1);
        world.refuse("card-0000");
        var order =
                decided(activations.order(newAccount(), request("esim-8gb", "card-0000"), ACTOR));
        work();
        assertThat(now(order).status()).isEqualTo(Status.FAILED);
        assertThat(now(order).endedFor()).isEqualTo(EndedFor.DECLINED);
        assertThat(told(order)).contains("declined");
        world.accept("card-0000");
    }

    @Test
    void what_is_not_sold_or_not_at_that_price_or_not_paid_by_own_means_is_refused() {
        var account = newAccount();
        var fine = request("esim-8gb", "card-4242");
        var sold = part(Catalog.class).find(DEMO, "CN", "esim-8gb").orElseThrow();
        for (var wrong : List.of(
                new Activations.Request(fine.id(), DEMO, "CN", "nope", sold.version(), "card-4242"),
                new Activations.Request(fine.id(), DEMO, "CN", "esim-8gb", "old", "card-4242"),
                new Activations.Request(
                        fine.id(), DEMO, "FR", "esim-8gb", sold.version(), "card-4242"))) {
            assertThat(refused(activations.order(account, wrong, ACTOR)))
                    .isEqualTo(Code.OFFERING_MUST_BE_SOLD);
        }
        assertThat(refused(activations.order(account, request("esim-8gb", "4111111111"), ACTOR)))
                .isEqualTo(Code.PROPERTY_MUST_FIT);
    }

    @Test
    void an_order_that_waits_for_its_card_is_cancelled_and_its_number_is_free_again() {
        stock(1, 0);
        var order = ordered("hotspot-50gb", newAccount());
        work();
        var number = now(order).number();
        decided(activations.cancel(order.id(), ACTOR));
        assertThat(lines.number(number).orElseThrow().state())
                .isEqualTo(NumberResource.State.AVAILABLE);
        work();
        assertThat(now(order).status()).isEqualTo(Status.CANCELLED);
        assertThat(paid(order)).isEqualTo(new Moved(59_00, 59_00));
        assertThat(refused(activations.cancel(order.id(), ACTOR)))
                .isEqualTo(Code.ORDER_MUST_BE_CANCELLABLE);
    }

    @Test
    void an_order_whose_card_is_never_named_ends_by_itself_with_the_money_back() {
        stock(1, 0);
        var order = ordered("talk-100", newAccount());
        work();
        emptyPool();
        clock.wind(Duration.ofDays(31));
        work();
        assertThat(now(order).status()).isEqualTo(Status.CANCELLED);
        assertThat(now(order).endedFor()).isEqualTo(EndedFor.NO_CARD);
        assertThat(paid(order)).isEqualTo(new Moved(19_00, 19_00));
    }

    @Test
    void a_network_that_refuses_holds_the_order_until_a_person_has_put_it_right() {
        stock(1, 1);
        world.setFaults(Target.REGISTER, Faults.NONE.withRefused(1));
        var order = ordered("esim-8gb", newAccount());
        work();
        assertThat(now(order).status()).isEqualTo(Status.HELD);
        assertThat(now(order).isCancellable()).isTrue();
        world.setFaults(Target.REGISTER, Faults.NONE);
        decided(activations.tryAgain(order.id(), ACTOR));
        work();
        assertThat(now(order).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void an_order_that_the_network_holds_is_cancelled_and_no_element_serves_it_after() {
        stock(1, 1);
        world.setFaults(Target.REGISTER, Faults.NONE.withRefused(1));
        var order = ordered("esim-8gb", newAccount());
        work();
        var identity = supply.identity(order.line()).orElseThrow();
        world.setFaults(Target.REGISTER, Faults.NONE);
        decided(activations.cancel(order.id(), ACTOR));
        work();
        assertThat(now(order).status()).isEqualTo(Status.CANCELLED);
        assertThat(world.stateOf(identity).service()).isEqualTo(Service.NOT_KNOWN);
        assertThat(world.stateOf(identity).profile()).isEqualTo(Profile.RETIRED);
        assertThat(supply.activationCode(order.line())).isEmpty();
        assertThat(lines.find(order.line())).isEmpty();
    }

    @Test
    void a_silent_network_is_asked_before_it_is_ordered_again_and_the_line_comes() {
        stock(1, 1);
        world.setFaults(Faults.NONE.withLostBack(1));
        var order = ordered("esim-8gb", newAccount());
        work();
        world.setFaults(Faults.NONE);
        workFor(Duration.ofHours(1));
        assertThat(now(order).status()).isEqualTo(Status.COMPLETED);
        assertThat(paid(order)).isEqualTo(new Moved(39_00, 0));
    }

    @Test
    void each_kind_of_line_that_was_bought_can_be_closed_and_what_is_left_goes_back() {
        stock(5, 5);
        var orders = new ArrayList<Activations.Ordered>();
        for (var code : List.of(
                "esim-8gb", "roam-as-you-go", "data-as-you-go", "talk-100", "hotspot-50gb")) {
            var order = ordered(code, newAccount());
            work();
            if (now(order).status() == Status.AWAITING_CARD) decided(name(order, newCard()));
            work();
            orders.add(order);
        }
        orders.forEach(this::beginClosing);
        for (int half = 0; half < 300 && !orders.stream().allMatch(this::isClosed); half++) {
            clock.wind(Duration.ofHours(12));
            work();
            lines.tick();
        }
        assertThat(orders).allSatisfy(order -> {
            assertThat(line(order).status()).isEqualTo(Line.Status.CLOSED);
            assertThat(balance(order, PAID) + balance(order, PAYABLE)).isZero();
            assertThat(now(order).number()).isNull();
        });
        assertThat(paidBack(orders.get(1))).isEqualTo(50_00);
        assertThat(paidBack(orders.get(2))).isEqualTo(30_00);
    }

    @Test
    void the_books_balance_whatever_happened_to_the_orders() {
        for (int seed = 0; seed < 3; seed++) {
            stock(4, 8);
            world.setFaults(Faults.some(0.25));
            var orders = new ArrayList<Activations.Ordered>();
            for (int each = 0; each < 8; each++) {
                orders.add(ordered(each % 2 == 0 ? "esim-8gb" : "roam-as-you-go", newAccount()));
            }
            workFor(Duration.ofHours(6));
            world.setFaults(Faults.NONE);
            workFor(Duration.ofDays(9));
            for (var order : orders) {
                var moved = paid(now(order));
                var done = now(order).status() == Status.COMPLETED;
                assertThat(now(order).status()).isIn(Status.COMPLETED, Status.CANCELLED);
                assertThat(moved)
                        .isEqualTo(new Moved(
                                order.due().minor(), done ? 0 : order.due().minor()));
            }
            emptyPool();
        }
        assertThat(part(BookCheck.class).findings()).isEmpty();
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
        emptyPool();
    }

    private static final String NOBODYS = Iccid.checked("898600999999999999");
}
