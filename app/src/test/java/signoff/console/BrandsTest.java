// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import signoff.kernel.BrandId;

/** Which brand a request is for, and which lists of brands are refused. */
class BrandsTest {

    @Test
    void a_brand_is_found_by_its_host_and_any_other_host_gets_the_first() {
        assertThat(brands.of("shop.example").id()).isEqualTo(new BrandId("one"));
        assertThat(brands.of("TWO.example").id()).isEqualTo(new BrandId("two"));
        assertThat(brands.of("nobody.example").id()).isEqualTo(new BrandId("one"));
    }

    @Test
    void no_two_brands_share_a_code_or_a_host() {
        assertThatThrownBy(() -> settings(false, ONE, ONE))
                .hasMessageContaining("signoff.brands[].code is one twice");
        var thief = brand("three", "shop.example", "HK", "#000000");
        assertThatThrownBy(() -> settings(false, ONE, thief))
                .hasMessageContaining("signoff.brands[].hosts is shop.example twice");
    }

    @Test
    void a_wrong_value_is_told_with_its_key_and_what_is_allowed() {
        assertThatThrownBy(() -> brand("x1", "x.example", "Hongkong", "#000000"))
                .hasMessageContaining("country is Hongkong")
                .hasMessageContaining("such as HK");
        assertThatThrownBy(() -> brand("x1", "x.example", "HK", "red"))
                .hasMessageContaining("accent is red");
    }

    @Test
    void a_colour_that_cannot_be_read_on_its_ground_is_refused() {
        assertThatThrownBy(() -> brand("x1", "x.example", "HK", "#f5b800"))
                .hasMessageContaining("accent is #f5b800, with a contrast of 1.6");
    }

    @Test
    void production_does_not_run_under_the_brands_of_the_demo() {
        var demo = brand("demo", "localhost", "HK", "#000000");
        assertThat(settings(false, demo).brands()).hasSize(1);
        assertThatThrownBy(() -> settings(true, demo)).hasMessageContaining("demo");
    }

    // The words used above.

    private static final BrandSettings.OfOne ONE = brand("one", "Shop.example", "HK", "#0b57d0");
    private static final BrandSettings.OfOne TWO = brand("two", "two.example", "CN", "#8a3b12");

    private final Brands brands = new Brands(settings(false, ONE, TWO));

    private static BrandSettings settings(boolean production, BrandSettings.OfOne... brands) {
        return new BrandSettings(List.of(brands), production);
    }

    private static BrandSettings.OfOne brand(
            String code, String host, String country, String accent) {
        return new BrandSettings.OfOne(
                code, "Name", List.of(host), country, ZoneOffset.UTC, accent, "#9cc4ff");
    }
}
