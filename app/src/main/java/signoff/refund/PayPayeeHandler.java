// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import org.springframework.stereotype.Component;

import signoff.kernel.Refusal;
import signoff.refund.port.PaymentGateway;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Pays a leg of a refund to a named account, which is unsealed for the call and no longer. */
@Component
class PayPayeeHandler implements EffectHandler<PayPayee> {

    private final PaymentGateway gateway;
    private final Payees payees;

    PayPayeeHandler(PaymentGateway gateway, Payees payees) {
        this.gateway = gateway;
        this.payees = payees;
    }

    @Override
    public Class<PayPayee> effect() {
        return PayPayee.class;
    }

    @Override
    public String target() {
        return "payment";
    }

    @Override
    public Outcome handle(PayPayee effect, Attempt attempt) {
        var payee = payees.open(effect.line(), effect.part().reference());
        return PaymentOrder.carryOut(
                gateway,
                attempt,
                () -> gateway.transfer(payee, effect.part().amount(), attempt.effect()),
                Refusal.Code.PAYEE_MUST_BE_REACHABLE);
    }
}
