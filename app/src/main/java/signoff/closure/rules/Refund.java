// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import signoff.kernel.Money;
import signoff.refund.RefundLeg;

/**
 * How far a refund is, in whichever state.
 *
 * @param legs what goes back, and where to
 * @param paid the numbers of those that have left
 * @param refused the numbers of those that the bank refused for sure: nothing of them was paid
 * @param without what has no leg (I14)
 * @param lastNumber the highest number ever given, so that none means two payouts (I20)
 * @param codes how many codes were sent to confirm an account
 */
public record Refund(
        List<RefundLeg> legs,
        Set<Integer> paid,
        Set<Integer> refused,
        Money without,
        int lastNumber,
        int codes) {

    static Refund of(Money credit, List<RefundLeg> legs) {
        var without = legs.stream().map(RefundLeg::amount).reduce(credit, Money::minusAtMost);
        var last = legs.stream().mapToInt(RefundLeg::number).max().orElse(0);
        return new Refund(legs, Set.of(), Set.of(), without, last, 0);
    }

    RefundLeg leg(int number) {
        return legs.stream().filter(leg -> leg.number() == number).findFirst().orElseThrow();
    }

    /** What nobody knows a way for: no payment brought it, or the way back was refused. */
    public Money homeless() {
        return legs.stream()
                .filter(leg -> refused.contains(leg.number()))
                .map(RefundLeg::amount)
                .reduce(without, Money::plus);
    }

    /** Whether a payout may still leave: what is in doubt must not be paid in another way (I20). */
    public boolean hasUnderWay() {
        return paid.size() + refused.size() < legs.size();
    }

    List<RefundLeg> refusedLegs() {
        return legs.stream().filter(leg -> refused.contains(leg.number())).toList();
    }

    public boolean hasAllPaid() {
        return paid.size() == legs.size();
    }

    public List<RefundLeg> unpaid() {
        return legs.stream().filter(leg -> !paid.contains(leg.number())).toList();
    }

    Refund paid(int number) {
        return new Refund(legs, with(paid, number), less(number), without, lastNumber, codes);
    }

    Refund refused(int number) {
        if (paid.contains(number)) return this;
        return new Refund(legs, paid, with(refused, number), without, lastNumber, codes);
    }

    /** What was refused is tried once more. */
    Refund again() {
        return new Refund(legs, paid, Set.of(), without, lastNumber, codes);
    }

    Refund codeSent() {
        return new Refund(legs, paid, refused, without, lastNumber, codes + 1);
    }

    /** What had no way goes to the account in one new leg. The refused ones are gone for good. */
    Refund to(String payee) {
        var number = lastNumber + 1;
        var left = new ArrayList<>(legs);
        left.removeIf(leg -> refused.contains(leg.number()));
        left.add(RefundLeg.toPayee(number, payee, homeless()));
        var none = Money.none(without.currency());
        return new Refund(List.copyOf(left), paid, Set.of(), none, number, codes);
    }

    /** The account that the newest leg goes to; empty when that is the way of a payment. */
    public Optional<String> payee() {
        return legs.stream()
                .filter(leg -> leg.number() == lastNumber && leg.goesToPayee())
                .map(RefundLeg::reference)
                .findFirst();
    }

    private static Set<Integer> with(Set<Integer> some, int number) {
        var more = new TreeSet<>(some);
        more.add(number);
        return more;
    }

    private Set<Integer> less(int number) {
        var fewer = new TreeSet<>(refused);
        fewer.remove(number);
        return fewer;
    }
}
