// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitments;
import signoff.subscriber.Subscribers.ErasureAsked;

/** Nobody is erased while a court or the law wants the data of one of their lines kept (I31). */
@Component
class HeldAccounts {

    private final Lines lines;
    private final Commitments commitments;

    HeldAccounts(Lines lines, Commitments commitments) {
        this.lines = lines;
        this.commitments = commitments;
    }

    @EventListener
    void judge(ErasureAsked asked) {
        var held = lines.of(asked.account()).stream()
                .map(Line::id)
                .anyMatch(line -> commitments.of(line).heldSince() != null);
        if (held) throw new RequestRefused(Refusal.of(Refusal.Code.ACCOUNT_MUST_NOT_BE_HELD));
    }
}
