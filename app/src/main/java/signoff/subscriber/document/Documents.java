// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber.document;

import java.util.Optional;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;

/**
 * The document by which an account's holder is known, for whoever has to have one. Entered by staff
 * and their systems, who have seen it; sealed with the key of the account, and gone with it.
 */
public interface Documents {

    /** Enters it, or another in its place. */
    Shown keep(BrandId brand, AccountId account, Document document);

    /** As its owner sees it. */
    Optional<Shown> of(AccountId account);

    /** Whether it is the one, by keyed hashes alone. Empty when none is known of the account. */
    Optional<Boolean> is(BrandId brand, AccountId account, Document document);

    /**
     * What is shown of one.
     *
     * @param ends the last letters of its number
     */
    record Shown(Document.Kind kind, String ends) {}
}
