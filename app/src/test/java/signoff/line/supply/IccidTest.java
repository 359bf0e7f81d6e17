// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IccidTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8944500102198304826",
                "8944 5001 0219 8304 826",
                "8944500102198304826F",
                "8944-5001-0219-8304-826f"
            })
    void a_serial_is_read_as_it_is_printed_and_as_it_is_typed(String typed) {
        assertThat(Iccid.read(typed)).contains("8944500102198304826");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8944500102198304827",
                "8944500102198304862",
                "894450010219830482",
                "7944500102198304826",
                "8944500102198304826x",
                "８９44500102198304826",
                "894450010219830482666"
            })
    void a_serial_that_cannot_be_one_is_not_looked_up(String typed) {
        assertThat(Iccid.read(typed)).isEmpty();
    }

    @Test
    void each_digit_that_is_wrong_is_seen() {
        var serial = Iccid.checked("898600123456789012");
        for (int place = 2; place < serial.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var typed = serial.substring(0, place) + digit + serial.substring(place + 1);
                assertThat(Iccid.read(typed).isPresent()).isEqualTo(typed.equals(serial));
            }
        }
    }
}
