// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.BONUS_COST;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PROMOTIONAL;
import static signoff.ledger.AccountKind.REVENUE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signoff.ledger.Routes.Route;
import signoff.ledger.Transfer.Reason;

/** Where money may go, whatever the sequence of transfers. */
class RoutesTest {

    @Test
    void no_chain_of_transfers_leads_from_a_bonus_to_cash() {
        assertThat(reachableFrom(PROMOTIONAL)).containsExactlyInAnyOrder(BONUS_COST, PROMOTIONAL);
    }

    @Test
    void real_money_becomes_revenue_only_for_a_price_or_by_a_correction() {
        var reasons = Arrays.stream(Reason.values())
                .filter(reason -> Routes.of(reason).contains(new Route(PAID, REVENUE)))
                .collect(Collectors.toSet());
        assertThat(reasons)
                .isEqualTo(Set.of(
                        Reason.USAGE, Reason.RECURRING_FEE, Reason.ORDER, Reason.CORRECTION));
    }

    @Test
    void every_reason_has_a_way() {
        assertThat(Reason.values()).allMatch(reason -> !Routes.of(reason).isEmpty());
    }

    private static Set<AccountKind> reachableFrom(AccountKind start) {
        var reached = EnumSet.noneOf(AccountKind.class);
        var added = true;
        while (added) {
            added = reached.addAll(routes().filter(
                            route -> route.debit() == start || reached.contains(route.debit()))
                    .map(Route::credit)
                    .toList());
        }
        return reached;
    }

    private static Stream<Route> routes() {
        return Arrays.stream(Reason.values()).flatMap(reason -> Routes.of(reason).stream());
    }
}
