// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.List;
import java.util.Optional;

/**
 * How a line is paid for, and what is included (SF-10, SF-11).
 *
 * @param months how long one period is
 * @param fee for each period, in advance; none for pay as you go
 * @param maintenance for each month of a line in which nothing else is paid (SF-13)
 * @param allowances what each period includes
 * @param tariff what costs how much beyond that
 * @param devicesMost how many devices may be bound to the line (SF-07)
 */
public record Plan(
        Billing billing,
        Tier tier,
        int months,
        Price fee,
        Price maintenance,
        List<Allowance> allowances,
        Tariff tariff,
        int devicesMost,
        Optional<MinimumTerm> minimumTerm) {

    /** Kept under these names for ever. */
    public enum Billing {
        MONTHLY_PACK,
        PAY_AS_YOU_GO,
        LONG_TERM
    }

    public enum Tier {
        BASIC,
        PREMIUM
    }

    /**
     * For how long the line was promised to be kept.
     *
     * @param endingFee what ending it earlier costs at most (I21)
     */
    public record MinimumTerm(int months, Price endingFee) {}
}
