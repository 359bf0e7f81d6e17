// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import signoff.kernel.BrandId;

/**
 * What messages say of ourselves.
 *
 * @param publicUrl the address that subscribers reach this installation at; links begin with it
 * @param brands the brands of the installation; the console reads the rest of them
 * @param production true refuses an address without TLS, such as this machine's own
 */
@ConfigurationProperties("signoff")
record NoticeSettings(
        URI publicUrl,
        @DefaultValue List<OfOne> brands,
        @DefaultValue("false") boolean production) {

    NoticeSettings {
        brands = List.copyOf(brands);
        mustBeAddress("signoff.public-url", publicUrl, production);
        for (var brand : brands) {
            if (brand.url() != null) {
                mustBeAddress("signoff.brands[].url", brand.url(), production);
            }
        }
    }

    /**
     * One brand.
     *
     * @param name how it signs its messages; absent means by its code
     * @param url its own public address; absent means that of the installation
     */
    record OfOne(
            String code, @Nullable String name, @Nullable URI url) {}

    /** The public address of a brand, without a slash at its end. */
    String urlOf(BrandId brand) {
        for (var one : brands) {
            if (one.code().equals(brand.code()) && one.url() != null) return plain(one.url());
        }
        return plain(publicUrl);
    }

    String nameOf(BrandId brand) {
        for (var one : brands) {
            if (one.code().equals(brand.code()) && one.name() != null) return one.name();
        }
        return brand.code();
    }

    private static String plain(URI address) {
        return address.toString().replaceAll("/+$", "");
    }

    private static void mustBeAddress(String key, URI address, boolean production) {
        var scheme = address.getScheme();
        var known = "https".equals(scheme) || "http".equals(scheme) && !production;
        if (!known || address.getHost() == null || address.getRawQuery() != null) {
            throw new IllegalArgumentException(key + " is " + address + ". Allowed: an address"
                    + " that begins with https://, such as https://my.example.com");
        }
    }
}
