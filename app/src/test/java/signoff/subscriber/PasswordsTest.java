// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.kernel.Refusal.Code;
import signoff.subscriber.password.Passwords;
import signoff.vault.TestVault;
import signoff.vault.Vault;

/** Which passwords may be chosen, and that a database alone does not allow to guess at them. */
class PasswordsTest {

    private final Vault vault = TestVault.make();
    private final Passwords passwords = new Passwords(Passwords.encoder(vault, 10), 10);

    @ParameterizedTest
    @CsvSource({
        "short, PASSWORD_MUST_BE_LONG_ENOUGH",
        "九个汉字还是太短了, PASSWORD_MUST_BE_LONG_ENOUGH",
        "Password123, PASSWORD_MUST_NOT_BE_COMMON",
        "woaini1314520, PASSWORD_MUST_NOT_BE_COMMON",
        "aaaaaaaaaaaa, PASSWORD_MUST_NOT_BE_COMMON",
        "Tai.Man@example.org, PASSWORD_MUST_NOT_BE_COMMON",
        "three blind mice,",
        "把只有我想到的词连起来,",
        "'{x};drop table --',",
    })
    void a_password_is_long_and_not_what_everybody_tries(String chosen, @Nullable Code refused) {
        var answer = passwords.refused(chosen, "tai.man@example.org");
        assertThat(answer == null ? null : answer.code()).isEqualTo(refused);
    }

    @Test
    void a_password_longer_than_any_sentence_is_refused() {
        assertThat(Objects.requireNonNull(passwords.refused("ab3".repeat(400), "x"))
                        .code())
                .isEqualTo(Code.REQUEST_MUST_NOT_BE_TOO_LARGE);
    }

    @Test
    void every_character_of_a_long_password_counts() {
        var long1 = "把".repeat(30) + "一";
        var long2 = "把".repeat(30) + "二";
        assertThat(passwords.fits(long1, passwords.kept(long1))).isTrue();
        assertThat(passwords.fits(long2, passwords.kept(long1))).isFalse();
    }

    @Test
    void the_same_characters_from_another_keyboard_are_the_same_password() {
        var kept = passwords.kept("caf\u00e9 au lait"); // One code point, or two.
        assertThat(passwords.fits("cafe\u0301 au lait", kept)).isTrue();
    }

    @Test
    void a_stolen_database_does_not_allow_to_check_a_guess() {
        var thief = new Passwords(Passwords.encoder(TestVault.make(), 10), 10);
        assertThat(thief.fits("three blind mice", passwords.kept("three blind mice")))
                .isFalse();
    }

    @Test
    void nobody_has_a_hash_that_takes_the_usual_work_and_fits_nothing() {
        assertThat(passwords.nobodys()).startsWith("{keyed-bcrypt}$2a$10$").hasSize(74);
        assertThat(passwords.kept("three blind mice"))
                .hasSize(passwords.nobodys().length());
        assertThat(passwords.fits("three blind mice", null)).isFalse();
        assertThat(passwords.isDated(passwords.nobodys())).isFalse();
    }
}
