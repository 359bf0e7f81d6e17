// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import org.springframework.stereotype.Component;

import signoff.kernel.Refusal;
import signoff.refund.instrument.Tokens;
import signoff.refund.port.PaymentGateway;
import signoff.refund.port.PaymentGateway.Answer;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Takes a payment from the instrument that the subscriber chose. */
@Component
class TakePaymentHandler implements EffectHandler<TakePayment> {

    private final PaymentGateway gateway;
    private final Tokens instruments;

    TakePaymentHandler(PaymentGateway gateway, Tokens instruments) {
        this.gateway = gateway;
        this.instruments = instruments;
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
                () -> take(effect, attempt),
                Refusal.Code.PAYMENT_MUST_BE_ACCEPTED);
    }

    // What was removed is charged no more, whoever asked before that. What the bank has already
    // taken is found by its key, which is looked for first.
    private Answer take(TakePayment effect, Attempt attempt) {
        return instruments
                .tokenOf(effect.line().account(), effect.instrument())
                .map(token -> gateway.take(token, effect.amount(), attempt.effect()))
                .orElseGet(() -> new Answer.Declined("removed"));
    }
}
