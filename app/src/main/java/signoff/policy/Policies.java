// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import signoff.kernel.BrandId;

/** The policies of this installation. Old versions stay readable for the cases pinned to them. */
public interface Policies {

    /** The newest policy for a product kind of a brand in a country. */
    ClosurePolicy current(BrandId brand, String country, String kind);

    /**
     * The policy of that version, whatever is newest.
     *
     * @throws IllegalArgumentException when no such version was ever in force here
     */
    ClosurePolicy pinned(String version);
}
