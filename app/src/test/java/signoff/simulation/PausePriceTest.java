// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signoff.TestPostgres;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.line.Lines;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Deciding;

/** A pause that has a price in its policy (SF-67). */
class PausePriceTest {

    @Test
    void the_price_is_told_agreed_to_and_taken_once_however_many_ask() throws Exception {
        Files.writeString(
                folder.resolve("data-card.yaml"), "released: 2026-03-01\nsuspendPrice: 5\n");
        try (var operator = operator()) {
            var suspensions = operator.part(Suspensions.class);
            var line = line(operator, 8_00);
            var found = operator.part(Lines.class).find(line).orElseThrow();
            assertThat(suspensions.price(found)).isEqualTo(cny(5_00));
            for (var shown : new Money[] {null, cny(0), cny(4_00)}) {
                assertThat(refused(pause(operator, line, shown)))
                        .isEqualTo(Refusal.of(Code.PRICE_MUST_BE_AGREED, "price", cny(5_00)));
            }
            assertThat(paid(operator, line)).isEqualTo(8_00);

            var ask = (Callable<Deciding>) () -> pause(operator, line, cny(5_00));
            assertThat(together(ask, ask, ask)).allMatch(Deciding.Decided.class::isInstance);
            assertThat(paid(operator, line)).isEqualTo(3_00);
            assertThat(operator.part(BookCheck.class).findings()).isEmpty(); // I14
        }
    }

    @Test
    void a_balance_that_does_not_cover_it_is_told_and_the_line_stays_on() throws IOException {
        Files.writeString(
                folder.resolve("data-card.yaml"), "released: 2026-03-01\nsuspendPrice: 5\n");
        try (var operator = operator()) {
            var line = line(operator, 4_99);
            assertThat(refused(pause(operator, line, cny(5_00))))
                    .isEqualTo(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", cny(5_00)));
            assertThat(operator.part(Suspensions.class).openOf(line)).isEmpty();
            assertThat(operator.part(Lines.class).suspensions(line)).isEmpty();
            assertThat(paid(operator, line)).isEqualTo(4_99);
        }
    }

    // The words used above.

    private static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "price");
    private static final LocalDate DAY = LocalDate.parse("2026-03-20");

    @TempDir
    Path folder;

    private SimulatedOperator operator() {
        return new SimulatedOperator(TestPostgres.fresh(), "--policy.folder=" + folder);
    }

    private static LineId line(SimulatedOperator operator, long paidIn) {
        var lines = new SimulatedLines(operator, new SplittableRandom(1), 0);
        var model = lines.bare();
        lines.carryOver(model, paidIn);
        return model.line;
    }

    private static Deciding pause(SimulatedOperator operator, LineId line, @Nullable Money shown) {
        return operator.part(Suspensions.class).pause(line, DAY, shown, ACTOR);
    }

    private static Refusal refused(Deciding deciding) {
        return ((Deciding.Refused) deciding).why();
    }

    private static long paid(SimulatedOperator operator, LineId line) {
        var balances = operator.part(Ledger.class).balances(List.of(line));
        return balances.get(line).of(AccountKind.PAID).minor();
    }

    private static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }

    @SafeVarargs
    private static <T> List<T> together(Callable<T>... work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> one : threads.invokeAll(List.of(work))) answers.add(one.get());
            return answers;
        }
    }
}
