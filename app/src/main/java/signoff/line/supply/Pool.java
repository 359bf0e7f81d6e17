// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.util.Locale;
import signoff.kernel.BrandId;

/**
 * Where numbers and cards come from: those of one brand in one country.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Pool(BrandId brand, String country) {

    public Pool {
        country = country.toUpperCase(Locale.ROOT);
    }

    /** The name it is stored under. */
    public String name() {
        return brand.code() + "/" + country;
    }
}
