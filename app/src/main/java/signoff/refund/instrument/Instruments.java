// SPDX-License-Identifier: Apache-2.0
package signoff.refund.instrument;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.refund.port.PaymentGateway.Named;

/**
 * What each account can pay by. An instrument is named on a page of the payment company, which
 * gives us a token for it: no number of a card ever comes here. What an account was paid from
 * before it was ours counts as its own as well, until its holder removes it.
 */
public interface Instruments {

    /** More than that no account has. */
    int MOST = 10;

    /** What the account has, the last one used in front. */
    List<Instrument> of(AccountId account);

    /** Those of them that can be charged, by name. */
    List<String> names(AccountId account);

    /** Whether that name can be charged. A name in a request is no permission for it. */
    boolean isOwn(AccountId account, String instrument);

    /**
     * Opens a page of the payment company's. Limited for each account.
     *
     * @param back where that page leads to when it is done, with {@code registration} added to it
     */
    Beginning begin(AccountId account, BrandId brand, URI back);

    /** Whether the account has opened that page, and nothing is known to have come of it yet. */
    boolean isOpen(AccountId account, UUID registration);

    /** Asks the payment company what came of the page. Again gets the first answer. */
    Adding complete(AccountId account, UUID registration);

    /** Keeps an instrument that the payment company knows: what an operator brings along. */
    Instrument add(AccountId account, Named named);

    /**
     * Removes one: nothing is charged to it any more, and our token for it is gone. What was paid
     * by it can still go back there, by the payment.
     */
    @Nullable
    Refusal remove(AccountId account, BrandId brand, String instrument, Actor actor);

    sealed interface Beginning {

        /** @param page of the payment company's, for the browser of the holder */
        record Begun(UUID registration, URI page) implements Beginning {}

        record Refused(Refusal why) implements Beginning {}
    }

    sealed interface Adding {
        record Added(Instrument instrument) implements Adding {}

        record Refused(Refusal why) implements Adding {}
    }
}
