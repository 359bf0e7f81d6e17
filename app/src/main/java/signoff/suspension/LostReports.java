// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import org.jspecify.annotations.Nullable;

import signoff.kernel.BrandId;
import signoff.kernel.Refusal;

/** Blocks lost lines for people who cannot sign in, at any hour. */
public interface LostReports {

    /**
     * Blocks the line of that number if the fact is right. The answer and its time are the same
     * whether the number, or the fact, was right or not: it says nothing about anybody (I33).
     * Attempts are limited for each address, so that strangers cannot use up those of the owner
     * (I5); four digits, which many could find by trying, also for all of them together. A line
     * that is off already is reported once more only so often, except by the serial of its card:
     * nobody who knows a name keeps its owner from unblocking it.
     *
     * @param fact the name on the account, or the end of the serial of the card: four digits or
     *     more
     * @param address where the report comes from
     * @return why the report was not even looked at; null when it was
     */
    @Nullable
    Refusal report(BrandId brand, String number, String fact, String address);
}
