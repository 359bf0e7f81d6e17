// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import org.springframework.stereotype.Component;

import signoff.kernel.Refusal;
import signoff.refund.port.PaymentGateway;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Pays a leg of a refund back to the payment it came from. */
@Component
class PayRefundHandler implements EffectHandler<PayRefund> {

    private final PaymentGateway gateway;

    PayRefundHandler(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Class<PayRefund> effect() {
        return PayRefund.class;
    }

    @Override
    public String target() {
        return "payment";
    }

    @Override
    public Outcome handle(PayRefund effect, Attempt attempt) {
        return PaymentOrder.carryOut(
                gateway,
                attempt,
                () -> gateway.refund(
                        effect.part().reference(), effect.part().amount(), attempt.effect()),
                Refusal.Code.PAYEE_MUST_BE_REACHABLE);
    }
}
