// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.kernel.BrandId;
import signoff.notification.NoticeSettings.OfOne;

class NoticeSettingsTest {

    @Test
    void a_brand_has_an_address_of_its_own_or_that_of_the_installation() {
        var other = new OfOne("other", null, URI.create("https://other.example.com/my/"));
        var settings = new NoticeSettings(URI.create("https://example.com/"), List.of(other), true);
        assertThat(settings.urlOf(new BrandId("other"))).isEqualTo("https://other.example.com/my");
        assertThat(settings.urlOf(new BrandId("demo"))).isEqualTo("https://example.com");
    }

    @Test
    void a_brand_signs_with_its_name_or_else_its_code() {
        var named = new OfOne("demo", "Demo Mobile", null);
        var settings = new NoticeSettings(URI.create("https://example.com"), List.of(named), true);
        assertThat(settings.nameOf(new BrandId("demo"))).isEqualTo("Demo Mobile");
        assertThat(settings.nameOf(new BrandId("other"))).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8480",
                "ftp://example.com",
                "example.com",
                "https:///x",
                "https://example.com?a=b"
            })
    void production_takes_no_address_that_a_stranger_could_read_along(String address) {
        assertThatThrownBy(() -> new NoticeSettings(URI.create(address), List.of(), true))
                .hasMessageContaining("signoff.public-url is " + address + ". Allowed: ");
    }

    @Test
    void elsewhere_this_machine_will_do() {
        var settings = new NoticeSettings(URI.create("http://localhost:8480"), List.of(), false);
        assertThat(settings.urlOf(new BrandId("demo"))).isEqualTo("http://localhost:8480");
    }
}
