// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import signoff.kernel.BrandId;
import signoff.policy.file.DataFile;
import signoff.policy.file.PolicyFault;

/**
 * One catalog file: what one brand sells in one country.
 *
 * @param version made of brand, country, date and text: the same file is the same version
 * @param body the file itself, so that a later node can read it back
 */
record CatalogSheet(Place place, String version, String body, Map<String, Offering> offerings) {

    private static final Pattern NAME =
            Pattern.compile("(?<brand>[a-z0-9-]{2,32})/(?<country>[a-z]{2})\\.yaml");
    private static final Pattern VERSION =
            Pattern.compile("(?<brand>[a-z0-9-]{2,32})-(?<country>[a-z]{2})"
                    + "-\\d{4}-\\d{2}-\\d{2}-(?<hash>[0-9a-f]+)");
    private static final int HASH_LETTERS = 12;

    /** @param country in capital letters */
    record Place(BrandId brand, String country) {

        static Place of(String brand, String country) {
            return new Place(new BrandId(brand), country.toUpperCase(Locale.ROOT));
        }
    }

    /** @param countries that have a policy to close lines by */
    static CatalogSheet read(DataFile file, Set<String> countries, Set<String> kinds) {
        var name = NAME.matcher(file.name());
        if (!name.matches() || !countries.contains(name.group("country"))) {
            throw new PolicyFault(
                    file.origin(),
                    "\"" + file.name() + "\" is not the name of a catalog file",
                    "<brand>/<country>.yaml in lower case, where the country is one of "
                            + String.join(", ", countries));
        }
        return read(file, Place.of(name.group("brand"), name.group("country")), kinds);
    }

    private static CatalogSheet read(DataFile file, Place place, Set<String> kinds) {
        var root = YamlPart.of(file);
        var version = place.brand().code() + "-" + place.country().toLowerCase(Locale.ROOT) + "-"
                + CatalogReading.released(root) + "-" + hash(file.text());
        var offerings = new CatalogReading(place, kinds, root).offerings(version);
        return new CatalogSheet(place, version, file.text(), offerings);
    }

    /** Reads back what was stored, however long ago. */
    static CatalogSheet stored(String version, String body, Set<String> kinds) {
        var name = VERSION.matcher(version);
        if (!name.matches() || !name.group("hash").equals(hash(body))) {
            throw new IllegalStateException(
                    "the stored catalog " + version + " is not what it was");
        }
        var place = Place.of(name.group("brand"), name.group("country"));
        return read(new DataFile(version, version, body), place, kinds);
    }

    private static String hash(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // Every Java platform has SHA-256.
        }
    }
}
