// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

/**
 * Names one brand of the installation. Nobody sees across brands.
 *
 * @param code lower-case letters, digits and hyphens, 2 to 32 of them
 */
public record BrandId(String code) {

    public BrandId {
        if (!code.matches("[a-z0-9-]{2,32}")) {
            throw new IllegalArgumentException(
                    "a brand code is 2 to 32 lower-case letters, digits and hyphens: " + code);
        }
    }
}
