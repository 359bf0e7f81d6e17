// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;

/** What we keep of a line that is its subscriber's, in words a program can read too. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineExport(
        Instant exportedAt,
        String number,
        String iccid,
        String kind,
        String plan,
        String status,
        Instant inServiceSince,
        @Nullable Instant serviceEndedAt,
        Sum paidBalance,
        Sum promotionalBalance,
        Sum unpaid,
        long allowanceMegabytes,
        List<Movement> movements,
        List<Paid> payments,
        List<Ordered> orders,
        List<Shared> devices,
        List<Known> bindings) {

    record Sum(long minor, String currency) {
        static Sum of(Money money) {
            return new Sum(money.minor(), money.currency().getCurrencyCode());
        }
    }

    /** Money that moved, and between which of the line's balances. */
    record Movement(Instant at, String reason, String from, String to, Sum amount) {}

    record Paid(Instant at, String reference, String instrument, Sum amount, Sum paidBack) {}

    record Ordered(String number, Instant at, String kind, String status, Sum amount) {}

    record Shared(String kind, String imei, @Nullable String name, Instant boundAt) {}

    record Known(
            String kind, @Nullable String name, @Nullable Instant doneAt) {}
}
