// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.List;
import java.util.Optional;
import signoff.kernel.BrandId;

/** What is sold, and what was sold before: old versions stay readable for the lines under them. */
public interface Catalog {

    /** What the brand sells now, in every country, in the order of its files. */
    List<Offering> offerings(BrandId brand);

    /** What the brand sells now under that code; empty when it does not. */
    Optional<Offering> find(BrandId brand, String country, String code);

    /**
     * What was sold under that code in that version, whatever is sold now.
     *
     * @throws IllegalArgumentException when it never was
     */
    Offering pinned(String version, String code);
}
