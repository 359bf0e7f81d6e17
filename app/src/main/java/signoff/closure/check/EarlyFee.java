// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.regex.Pattern;
import signoff.closure.check.Check.Code;
import signoff.kernel.Money;
import signoff.line.commitment.Commitment;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Severity;

/**
 * What ending a contract before its minimum term costs: what the contract has, as far as the policy
 * allows it, and not a cent of it without consent to the exact sum (I21). Pure.
 */
public final class EarlyFee {

    private static final String NAME = Code.MINIMUM_TERM.name();
    private static final Pattern CONSENT = Pattern.compile(NAME + ":(\\d{1,12}):([A-Z]{3})");

    private EarlyFee() {}

    /** Nothing where the term is over by the stop, or the policy only tells of it. */
    public static Money due(
            Commitment commitment, ClosurePolicy policy, Currency currency, Instant stop) {
        var until = commitment.termUntil();
        var asked = policy.severities().get(NAME) == Severity.CONSENT;
        if (until == null || !until.isAfter(stop) || !asked) return Money.none(currency);
        // Rounded down: what the law caps is not passed by half a cent.
        return new Money(
                Math.multiplyExact(commitment.termFeeMinor(), policy.earlyFeeMostPercent()) / 100,
                currency);
    }

    /** What agreeing to that sum is written down as. */
    static String consent(Money fee) {
        return NAME + ":" + fee.minor() + ":" + fee.currency().getCurrencyCode();
    }

    /** The sum that was agreed to; nothing when none was. */
    public static Money agreed(Collection<String> consents, Currency currency) {
        return consents.stream()
                .map(CONSENT::matcher)
                .filter(found ->
                        found.matches() && found.group(2).equals(currency.getCurrencyCode()))
                .map(found -> new Money(Long.parseLong(found.group(1)), currency))
                .reduce(Money.none(currency), Money::plus);
    }

    /**
     * What is charged in the end: no more than was agreed to, no more than the contract still has,
     * and nothing once the term is over.
     */
    public static Money charged(Money agreed, Commitment commitment, Instant stop) {
        var until = commitment.termUntil();
        if (until == null || !until.isAfter(stop)) return Money.none(agreed.currency());
        return agreed.smallerOf(new Money(commitment.termFeeMinor(), agreed.currency()));
    }

    /** Whether that is how consent to a fee is written down. */
    public static boolean isConsent(String text) {
        return CONSENT.matcher(text).matches();
    }
}
