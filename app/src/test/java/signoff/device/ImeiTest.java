// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of a device (3GPP TS 23.003, 6.2.1 and annex B). */
class ImeiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "490154203237518",
                "49-015420-323751-8",
                "35 209900 176148 1",
                " 004401123456788 "
            })
    void an_imei_is_read_as_people_type_it(String typed) {
        assertThat(Imei.typed(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "490154203237517",
                "49015420323751",
                "4901542032375180",
                "49015420323751８",
                "phone",
                "490154203237518490154203237518490154203237518"
            })
    void what_is_none_is_told_apart(String typed) {
        assertThat(Imei.typed(typed)).isEmpty();
    }

    @Test
    void one_digit_mistyped_is_always_noticed() {
        var right = "490154203237518";
        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var typed = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(Imei.typed(typed).isPresent()).isEqualTo(typed.equals(right));
            }
        }
    }

    @Test
    void of_all_check_digits_one_fits() {
        assertThat(IntStream.range(0, 10)
                        .filter(digit -> Imei.typed("86153604111111" + digit).isPresent()))
                .containsExactly(4);
    }

    @Test
    void its_text_form_is_its_end() {
        assertThat(new Imei("490154203237518")).hasToString("…7518");
        assertThatIllegalArgumentException().isThrownBy(() -> new Imei("1"));
    }
}
