// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.kernel.BrandId;

/** The brands of this installation, each found by the host name that a browser asked for. */
@Component
public class Brands {

    private final List<Brand> brands;

    Brands(BrandSettings settings) {
        this.brands = settings.brands().stream().map(BrandSettings.OfOne::brand).toList();
    }

    /** The brand whose page is asked for. A host that no brand has named gets the first brand. */
    public Brand of(HttpServletRequest request) {
        return of(request.getServerName());
    }

    public Brand of(String host) {
        var wanted = host.toLowerCase(Locale.ROOT);
        return brands.stream()
                .filter(brand -> brand.hosts().contains(wanted))
                .findFirst()
                .orElse(brands.getFirst());
    }

    public Optional<Brand> find(BrandId id) {
        return brands.stream().filter(brand -> brand.id().equals(id)).findFirst();
    }

    /**
     * One brand, as its readers see it.
     *
     * @param country where a phone number without a country code belongs (ISO 3166)
     * @param zone whose clock its pages show, where no policy says otherwise
     * @param accent the colour of its buttons and links, as {@code #rrggbb}
     * @param accentOnDark the same for readers who want a dark page
     */
    public record Brand(
            BrandId id,
            String name,
            List<String> hosts,
            String country,
            ZoneId zone,
            String accent,
            String accentOnDark) {}
}
