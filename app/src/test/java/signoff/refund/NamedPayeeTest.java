// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.kernel.Refusal;

/** Accounts as people type them, right and with a slip of the finger. */
class NamedPayeeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "de89 3704 0044 0532 0130 00",
                "ＧＢ29 NWBK 6016 1331 9268 19",
                "FR14-2004-1010-0505-0001-3M02-606"
            })
    void an_iban_is_taken_however_it_is_typed_and_needs_no_bank(String typed) {
        assertThat(NamedPayee.refusal(NamedPayee.of("Chan Tai Man", typed, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013001, account", // Wrong checksum.
        "DE8937040044053201300, account", // Too short for Germany.
        "XX89370400440532013000, account", // No such country.
        "12345, account",
        "not an account, account",
        "6222020200112230001, bank"
    })
    void a_slip_is_found_before_money_is_sent(String typed, String property) {
        var refusal = NamedPayee.refusal(NamedPayee.of("Chan Tai Man", typed, ""));
        assertThat(refusal).contains(mustFit(property));
    }

    @Test
    void where_there_is_no_checksum_the_bank_must_be_named() {
        var payee = NamedPayee.of("陳大文", "6222 0202 0011 2230 001", "ICBC");
        assertThat(payee).isEqualTo(new Payee("陳大文", "6222020200112230001", "ICBC"));
        assertThat(NamedPayee.refusal(payee)).isEmpty();
        assertThat(NamedPayee.refusal(NamedPayee.of(" ", "6222020200112230001", "ICBC")))
                .contains(mustFit("holder"));
        assertThat(NamedPayee.refusal(NamedPayee.of("a\nb", "6222020200112230001", "ICBC")))
                .contains(mustFit("holder"));
        assertThat(payee.toString()).isEqualTo("payee");
    }

    private static Refusal mustFit(String property) {
        return Refusal.of(Refusal.Code.PROPERTY_MUST_FIT, "property", property);
    }
}
