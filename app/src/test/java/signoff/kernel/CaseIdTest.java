// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The number of a case is read out on the phone and typed on a keypad. */
class CaseIdTest {

    @Test
    void a_case_number_is_three_groups_of_letters_that_do_not_look_alike() {
        var ids = new Ids(Clock.systemUTC());
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(caseOf(ids.next()).number()).matches("C(-[2-9A-HJ-NP-Z]{4}){3}");
        }
    }

    @Test
    void the_same_case_has_the_same_number_for_ever() {
        var id = UUID.fromString("01937d8c-1a2b-7c3d-8e4f-5a6b7c8d9e0f");
        assertThat(caseOf(id).number()).isEqualTo("C-57SA-5MWL-6EKC");
    }

    @Test
    void cases_opened_together_have_different_numbers() {
        var ids = new Ids(Clock.systemUTC());
        var numbers = new HashSet<String>();
        for (int draw = 0; draw < 100_000; draw++) {
            assertThat(numbers.add(caseOf(ids.next()).number())).isTrue();
        }
    }

    private static CaseId caseOf(UUID id) {
        return new CaseId(new AccountId(new UUID(0, 1)), id);
    }
}
