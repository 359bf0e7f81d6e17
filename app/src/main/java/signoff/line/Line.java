// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * A line as it stands.
 *
 * @param kind the product kind, by the name its policy goes by, such as {@code data-card}
 * @param country the jurisdiction (ISO 3166-1 alpha-2)
 * @param plan the key of the plan's name in the message files
 * @param closing the case that closes it or has closed it
 * @param mandates what still renews by itself; empty from the moment closing is committed (I18)
 * @param allowanceMegabytes data that is left in the running period
 * @param restorableUntil until when the subscriber may have the line and number back
 */
public record Line(
        LineId id,
        BrandId brand,
        Status status,
        String kind,
        String country,
        String plan,
        Currency currency,
        NetworkIdentity identity,
        Set<Mandate> mandates,
        @Nullable Money nextCharge,
        @Nullable LocalDate nextChargeOn,
        long allowanceMegabytes,
        Instant activatedAt,
        @Nullable CaseId closing,
        @Nullable Instant serviceEndedAt,
        @Nullable Instant restorableUntil) {

    /** What the line can be (domain of TMF637 product status). */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        CLOSING,
        DEACTIVATED,
        CLOSED
    }

    /** A payment that repeats by itself until it is cancelled. */
    public enum Mandate {
        AUTO_RENEW,
        AUTO_TOP_UP,
        /** The add-ons of the line, each month. */
        ADD_ONS
    }
}
