// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import org.springframework.stereotype.Component;

import signoff.kernel.Refusal;
import signoff.refund.port.PaymentGateway;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Takes a payment from the instrument that the subscriber chose. */
@Component
class TakePaymentHandler implements EffectHandler<TakePayment> {

    private final PaymentGateway gateway;

    TakePaymentHandler(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Class<TakePayment> effect() {
        return TakePayment.class;
    }

    @Override
    public String target() {
        return "payment";
    }

    @Override
    public Outcome handle(TakePayment effect, Attempt attempt) {
        return PaymentOrder.carryOut(
                gateway,
                attempt,
                () -> gateway.take(effect.instrument(), effect.amount(), attempt.effect()),
                Refusal.Code.PAYMENT_MUST_BE_ACCEPTED);
    }
}
