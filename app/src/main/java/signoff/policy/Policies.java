// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import java.util.Set;
import signoff.kernel.BrandId;

/** The policies of this installation. Old versions stay readable for the cases pinned to them. */
public interface Policies {

    /**
     * The newest policy for a product kind of a brand in a country, when the subscriber wishes to
     * close.
     *
     * @param country where the line is (ISO 3166-1 alpha-2)
     * @param kind a product kind that has a file, such as {@code data-card}
     * @throws IllegalArgumentException when no file speaks of that country or kind
     */
    default ClosurePolicy current(BrandId brand, String country, String kind) {
        return current(brand, country, kind, Trigger.CUSTOMER_REQUEST);
    }

    /**
     * The newest policy for a product kind of a brand in a country, by what makes it close.
     *
     * @throws IllegalArgumentException when no file speaks of that country or kind
     */
    ClosurePolicy current(BrandId brand, String country, String kind, Trigger trigger);

    /**
     * The policy of that version, whatever is newest.
     *
     * @throws IllegalArgumentException when no such version was ever in force here
     */
    ClosurePolicy pinned(String version);

    /**
     * What the files of this node say for a product kind of a brand in a country, and where; or in
     * a region, which has no zone, no calendar and no brand of its own.
     *
     * @throws IllegalArgumentException when no file speaks of that country or kind
     */
    PolicySheet sheet(BrandId brand, String country, String kind, Trigger trigger);

    /** Every kind that has a file, in the order of their names. */
    Set<String> kinds();

    /** Every country that has a file (ISO 3166-1 alpha-2, lower case), in that order. */
    Set<String> countries();

    /** Every region that has a file, such as {@code eu}, in that order. */
    Set<String> regions();

    /** The policies of the files we ship, for what runs without a database. */
    static Policies shipped() {
        return new PolicyBook(null, new BusinessDays((Path) null).countries());
    }
}
