// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import signoff.kernel.BrandId;

/**
 * The brands of this installation.
 *
 * @param brands the first one also answers for hosts that none has named
 * @param production true refuses the brands of the demo
 */
@ConfigurationProperties("signoff")
record BrandSettings(
        List<OfOne> brands, @DefaultValue("false") boolean production) {

    private static final List<String> DEMO = List.of("demo", "other");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    BrandSettings {
        brands = List.copyOf(brands);
        need(!brands.isEmpty(), "signoff.brands", "nothing", "at least one brand");
        distinct(brands, brand -> List.of(brand.code()), "code");
        distinct(brands, OfOne::hosts, "hosts");
        if (production) {
            brands.forEach(brand -> need(
                    !DEMO.contains(brand.code()),
                    "signoff.brands[].code",
                    brand.code(),
                    "a brand of yours: demo and other belong to the demo"));
        }
    }

    /**
     * One brand. Each component is a key below {@code signoff.brands[]}.
     *
     * @param code names the brand for ever: 2 to 32 lower-case letters, digits and hyphens
     * @param name what its customers call it
     * @param hosts the host names it is reached by
     * @param country where a phone number without a country code belongs (ISO 3166)
     * @param zone the zone whose clock its pages show
     * @param accent the colour of its buttons and links, on light ground
     * @param accentOnDark the same on dark ground
     */
    record OfOne(
            String code,
            String name,
            @DefaultValue List<String> hosts,
            String country,
            @DefaultValue("UTC") ZoneId zone,
            @DefaultValue("#0b57d0") String accent,
            @DefaultValue("#9cc4ff") String accentOnDark) {

        OfOne {
            hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
            need(
                    COUNTRY.matcher(country).matches(),
                    "signoff.brands[].country",
                    country,
                    "two capital letters, such as HK");
            readable("accent", accent, Colour.LIGHT_GROUND);
            readable("accent-on-dark", accentOnDark, Colour.DARK_GROUND);
        }

        Brands.Brand brand() {
            return new Brands.Brand(
                    new BrandId(code), name, hosts, country, zone, accent, accentOnDark);
        }

        private static void readable(String key, String colour, Colour ground) {
            need(
                    COLOUR.matcher(colour).matches(),
                    "signoff.brands[]." + key,
                    colour,
                    "a colour such as #0b57d0");
            var contrast = Colour.of(colour).contrastWith(ground);
            need(
                    contrast >= Colour.CONTRAST_LEAST,
                    "signoff.brands[]." + key,
                    String.format(Locale.ROOT, "%s, with a contrast of %.1f", colour, contrast),
                    "a contrast of %s or more, so that it can be read"
                            .formatted(Colour.CONTRAST_LEAST));
        }
    }

    private static void distinct(
            List<OfOne> brands, Function<OfOne, List<String>> values, String key) {
        var all = brands.stream().flatMap(brand -> values.apply(brand).stream()).toList();
        all.forEach(value -> need(
                all.indexOf(value) == all.lastIndexOf(value),
                "signoff.brands[]." + key,
                value + " twice",
                "each once"));
    }

    private static void need(boolean holds, String key, String value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    key + " is " + value + ". Allowed: " + allowed + ".");
        }
    }
}
