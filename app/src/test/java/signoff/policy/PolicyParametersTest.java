// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each parameter of 4.7 is a key of ours, or it is said why there is none. */
class PolicyParametersTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "parameters.csv", delimiter = '|')
    void each_parameter_is_a_key_or_it_is_said_why_not(String parameter, String ours) {
        var names = PolicySchema.ALL.stream().map(PolicyKey::name).toList();
        if (ours.matches("\\w+(, \\w+)*")) {
            assertThat(names).containsAll(List.of(ours.split(", ")));
        } else {
            assertThat(names).doesNotContain(parameter);
        }
    }
}
