// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import org.jspecify.annotations.Nullable;

import signoff.activation.Activations.Request;
import signoff.catalog.Offering;
import signoff.kernel.Ids;

/**
 * What the summary of an offer sends back. All of it may be missing or nonsense.
 *
 * @param request made when the form was shown, so that a form sent twice is one order
 * @param version of the catalog whose price was shown
 */
record BuyForm(
        @Nullable String request,
        @Nullable String version,
        @Nullable String instrument) {

    Request of(Offering offering) {
        return new Request(
                Ids.sent(text(request)),
                offering.brand(),
                offering.country(),
                offering.code(),
                text(version),
                text(instrument));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
