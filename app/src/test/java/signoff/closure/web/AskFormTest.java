// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Stop;

/** What is answered on the pages before the request. */
class AskFormTest {

    @Test
    void a_reason_can_be_left_out_and_takes_nothing_else_with_it() {
        var before = new Answers("DAMAGED", "It fell", Set.of("ALLOWANCE"), Stop.SOON);
        assertThat(new AskForm("", "  ", null, null, null).withReason(before))
                .isEqualTo(new Answers(null, null, Set.of("ALLOWANCE"), Stop.SOON));
    }

    @Test
    void an_unticked_box_takes_the_consent_back() {
        var before = new Answers("DAMAGED", null, Set.of("ALLOWANCE"), Stop.SOON);
        assertThat(new AskForm(null, null, null, null, null)
                        .withConsents(before)
                        .consents())
                .isEmpty();
        assertThat(new AskForm(null, null, List.of("ALLOWANCE"), null, null).withConsents(before))
                .isEqualTo(before);
    }

    @Test
    void words_that_are_too_long_are_cut_between_characters() {
        var words = "a".repeat(AskForm.WORDS_MOST - 1) + "😀 and more";
        var kept =
                new AskForm(null, words, null, null, null).withReason(NOTHING).words();
        assertThat(kept).isEqualTo("a".repeat(AskForm.WORDS_MOST - 1));
    }

    @Test
    void a_code_is_read_as_people_type_it() {
        assertThat(TypedCode.of(" 1234 5678 ")).isEqualTo("12345678");
        assertThat(TypedCode.of("1234-5678")).isEqualTo("12345678");
        assertThat(TypedCode.of("１２３４５６７８")).isEqualTo("12345678");
        assertThat(TypedCode.of("9".repeat(10_000))).hasSize(64);
    }

    private static final Answers NOTHING = new Answers(null, null, Set.of(), Stop.SOON);
}
