// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Duration;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import signoff.accountclosure.AccountLine.Standing;
import signoff.activation.Activations.Ordered;
import signoff.closure.Preview;
import signoff.kernel.Money;

/**
 * What closing an account means, if it is asked for and confirmed now and nothing else happens.
 *
 * @param lines all of its lines, oldest first
 * @param cancelled orders for new lines that are cancelled with it; their money goes back
 * @param inTheWay orders that have to come to their end first
 * @param signInKept how long signing in works after the last line and the last money
 */
public record AccountPreview(
        List<AccountLine> lines,
        List<Ordered> cancelled,
        List<Ordered> inTheWay,
        Duration signInKept) {

    public long signInDays() {
        return signInKept.toDays();
    }

    public boolean isHindered() {
        return !inTheWay.isEmpty() || !hindered().isEmpty();
    }

    public List<AccountLine> hindered() {
        return lines.stream().filter(one -> one.standing() == Standing.HINDERED).toList();
    }

    /** Those for which something has to be agreed to. */
    public List<AccountLine> losing() {
        return lines.stream().filter(one -> !one.losses().isEmpty()).toList();
    }

    boolean isAgreed(Map<UUID, Set<String>> agreed) {
        return losing().stream()
                .allMatch(one ->
                        one.isAgreed(agreed.getOrDefault(one.line().id().value(), Set.of())));
    }

    /** What goes back for the lines that are asked for, in each currency. */
    public List<Money> weReturn() {
        return sums(Preview::weReturn);
    }

    /** What stays to be paid for them. */
    public List<Money> youOwe() {
        return sums(Preview::youOwe);
    }

    private List<Money> sums(Function<Preview, Money> of) {
        var sums = new LinkedHashMap<Currency, Money>();
        for (var one : lines) {
            if (one.preview() == null || one.standing() != Standing.TO_CLOSE) continue;
            var sum = of.apply(one.preview());
            if (!sum.isZero()) sums.merge(sum.currency(), sum, Money::plus);
        }
        return List.copyOf(sums.values());
    }

    /**
     * The figures in a few letters, for a form to bring back: nobody asks for what they have not
     * read. Moments count by their day.
     */
    public String print() {
        var text = new StringBuilder();
        for (var one : lines) {
            text.append(one.line().id().value()).append(one.standing());
            var preview = one.preview();
            if (preview == null) continue;
            text.append(preview.serviceStops().atZone(one.zone()).toLocalDate())
                    .append(preview.weReturn())
                    .append(preview.youOwe())
                    .append(one.losses().stream().map(loss -> loss.consent()).toList());
        }
        return Integer.toHexString(text.toString().hashCode());
    }
}
