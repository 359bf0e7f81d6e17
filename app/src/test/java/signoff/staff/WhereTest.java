// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of where somebody is: enough to know a place, and too little to find a person. */
class WhereTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/48",
        "nonsense, ''"
    })
    void the_range_is_kept_and_not_the_address(String address, String range) {
        assertThat(new Where(address, "").range()).isEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
                        + " | Firefox, Linux",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36"
                        + " Edg/156.0 | Edge, Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1 | Safari, iOS",
                "curl/8.1 | ''"
            })
    void the_device_is_told_by_browser_and_system(String agent, String device) {
        assertThat(Where.of("192.0.2.1", agent).device()).isEqualTo(device);
    }
}
