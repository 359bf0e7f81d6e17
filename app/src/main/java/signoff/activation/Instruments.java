// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.line.Lines;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;

/** What an account can pay by: a name in a request is no permission to charge what it names. */
@Component
class Instruments {

    private final Lines lines;
    private final Refunds refunds;
    private final ActivationSettings settings;

    Instruments(Lines lines, Refunds refunds, ActivationSettings settings) {
        this.lines = lines;
        this.refunds = refunds;
        this.settings = settings;
    }

    List<String> of(AccountId account) {
        var known = lines.of(account).stream()
                .flatMap(line -> refunds.payments(line.id()).stream())
                .map(PaymentSource::instrument)
                .distinct()
                .toList();
        return known.isEmpty() ? settings.instruments() : known;
    }
}
