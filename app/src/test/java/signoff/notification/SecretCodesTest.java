// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import signoff.notification.Codes.Purpose;

/** Codes and tokens that have to come back (SF-64). */
class SecretCodesTest {

    final Codes codes = new SecretCodes(new TestVault("one"));

    @Test
    void a_code_is_eight_digits_and_a_token_holds_128_bits() {
        assertThat(codes.digits(PURPOSE)).matches("\\d{8}");
        assertThat(codes.token(PURPOSE)).matches("[2-9A-HJ-NP-Z]{26}");
    }

    @Test
    void every_node_makes_the_same_code_and_a_stranger_another() {
        var otherNode = new SecretCodes(new TestVault("one"));
        var stranger = new SecretCodes(new TestVault("two"));
        assertThat(otherNode.digits(PURPOSE)).isEqualTo(codes.digits(PURPOSE));
        assertThat(otherNode.token(PURPOSE)).isEqualTo(codes.token(PURPOSE));
        assertThat(stranger.digits(PURPOSE)).isNotEqualTo(codes.digits(PURPOSE));
        assertThat(stranger.token(PURPOSE)).isNotEqualTo(codes.token(PURPOSE));
    }

    @Test
    void a_code_fits_what_it_is_for_and_nothing_else() {
        var others = List.of(
                new Purpose("password", "case-1", "hash", 1),
                new Purpose("closure", "case-2", "hash", 1),
                new Purpose("closure", "case-1", "changed", 1),
                new Purpose("closure", "case-1", "hash", 2),
                new Purpose("closurecase-1", "", "hash", 1),
                new Purpose("closure", "case-1hash", "", 1));
        assertThat(codes.matches(PURPOSE, codes.digits(PURPOSE))).isTrue();
        assertThat(codes.matches(PURPOSE, codes.token(PURPOSE))).isTrue();
        for (var other : others) {
            assertThat(codes.matches(other, codes.digits(PURPOSE))).isFalse();
            assertThat(codes.matches(other, codes.token(PURPOSE))).isFalse();
        }
    }

    @Test
    void a_code_may_be_typed_as_people_type() {
        var digits = codes.digits(PURPOSE);
        var spaced = " " + digits.substring(0, 4) + " " + digits.substring(4) + "\n";
        var fullWidth = digits.chars()
                .map(digit -> digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(codes.matches(PURPOSE, spaced)).isTrue();
        assertThat(codes.matches(PURPOSE, fullWidth)).isTrue();
        assertThat(codes.matches(PURPOSE, codes.token(PURPOSE).toLowerCase())).isTrue();
    }

    @Test
    void what_is_no_code_matches_nothing() {
        for (var typed : List.of("", " ", "0", "00000000", "null", "1".repeat(10_000), "验证码")) {
            assertThat(codes.matches(PURPOSE, typed)).as(typed).isFalse();
        }
    }

    @Test
    void codes_spread_evenly() {
        var counts = new int[10];
        var seen = new HashSet<String>();
        for (int round = 0; round < 2_000; round++) {
            var digits = codes.digits(new Purpose("closure", "case-1", "hash", round));
            seen.add(digits);
            digits.chars().forEach(digit -> counts[digit - '0']++);
        }
        assertThat(seen).hasSizeGreaterThan(1_998);
        // 16,000 digits: each of the ten comes 1,600 times, give or take four deviations of 38.
        assertThat(Arrays.stream(counts)).allMatch(count -> count > 1_450 && count < 1_750);
    }

    static final Purpose PURPOSE = new Purpose("closure", "case-1", "hash", 1);
}
