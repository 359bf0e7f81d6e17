// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import signoff.kernel.BrandId;

/** The policies of this installation. Old versions stay readable for the cases pinned to them. */
public interface Policies {

    /**
     * The newest policy for a product kind of a brand in a country.
     *
     * @param country where the line is (ISO 3166-1 alpha-2)
     * @param kind a product kind that has a file, such as {@code data-card}
     * @throws IllegalArgumentException when no file speaks of that country or kind
     */
    ClosurePolicy current(BrandId brand, String country, String kind);

    /**
     * The policy of that version, whatever is newest.
     *
     * @throws IllegalArgumentException when no such version was ever in force here
     */
    ClosurePolicy pinned(String version);

    /** The policies of the files we ship, for what runs without a database. */
    static Policies shipped() {
        return new PolicyBook(null, new BusinessDays((Path) null).countries());
    }
}
