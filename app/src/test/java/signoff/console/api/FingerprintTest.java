// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import signoff.vault.TestVault;
import tools.jackson.databind.json.JsonMapper;

/** When two requests are the same, and what the kept sign of a request tells (I31). */
class FingerprintTest {

    private final Fingerprint here = new Fingerprint(JsonMapper.shared(), TestVault.make());

    @Test
    void order_and_space_say_nothing_and_values_do() {
        var print = of(here, "{\"holder\":\"A\",\"account\":\"123456\"}");
        assertThat(of(here, "{ \"account\": \"123456\", \"holder\": \"A\" }")).isEqualTo(print);
        assertThat(of(here, "{\"holder\":\"A\",\"account\":\"123457\"}")).isNotEqualTo(print);
        assertThat(here.of("POST", "/x", "no JSON".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void who_has_not_the_key_of_the_installation_cannot_find_a_body_by_trying() {
        var body = "{\"holder\":\"A\",\"account\":\"123456\"}";
        var elsewhere = new Fingerprint(JsonMapper.shared(), TestVault.make());
        assertThat(of(elsewhere, body)).isNotEqualTo(of(here, body));
    }

    private static byte[] of(Fingerprint prints, String body) {
        return prints.of("POST", "/payee", body.getBytes(UTF_8)).orElseThrow();
    }
}
