// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import static signoff.closure.Check.Owner.NOBODY;
import static signoff.closure.Check.Owner.OPERATOR;
import static signoff.closure.Check.Owner.SUBSCRIBER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import signoff.closure.Check.Code;
import signoff.closure.rules.FinalBalance;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.order.Orders.Order;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Severity;

/** Looks at a line before it is closed. Every check is made, whatever the others found. Pure. */
final class Checks {

    private final ClosurePolicy policy;

    Checks(ClosurePolicy policy) {
        this.policy = policy;
    }

    List<Check> of(Line line, FinalBalance balance, List<Order> open) {
        return List.of(
                check(Code.IDENTITY, false, Map.of()),
                money(Code.PAID_BALANCE, balance.paid()),
                money(Code.PROMOTIONAL_BALANCE, balance.lostBonus()),
                check(
                        Code.ALLOWANCE,
                        line.allowanceMegabytes() > 0,
                        Map.of("megabytes", line.allowanceMegabytes())),
                money(Code.UNPAID_BILL, balance.owed()),
                check(Code.UNFINISHED_ORDER, !open.isEmpty(), Map.of("orders", open.size())),
                check(
                        Code.RECURRING_PAYMENT,
                        !line.mandates().isEmpty(),
                        Map.of("mandates", line.mandates().size())),
                check(Code.BINDINGS, true, Map.of()),
                check(Code.BACKUP, true, Map.of()));
    }

    private Check money(Code code, Money amount) {
        var facts = new HashMap<String, Object>();
        facts.put("amount", amount);
        return check(code, !amount.isZero(), facts);
    }

    private Check check(Code code, boolean found, Map<String, Object> facts) {
        var severity = policy.severities().getOrDefault(code.name(), Severity.ADVISE);
        var owner = !found
                ? NOBODY
                : switch (severity) {
                    case SETTLE -> OPERATOR;
                    case BLOCK, CONSENT, ADVISE -> SUBSCRIBER;
                };
        return new Check(code, severity, found, owner, facts);
    }
}
