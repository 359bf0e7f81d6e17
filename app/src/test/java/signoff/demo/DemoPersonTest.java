// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signoff.kernel.Language;
import signoff.kernel.Say;
import signoff.kernel.TestWords;

/** Whatever the people of the demo have, the pages have words for it. */
class DemoPersonTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_way_they_pay_has_words(Language language) {
        var say = new Say(TestWords.ALL, language, ZoneOffset.UTC);
        for (var person : DemoPerson.all()) {
            for (var line : person.lines()) {
                assertThat(line.topUps())
                        .allSatisfy(paid ->
                                assertThat(say.instrument(paid.instrument())).isNotBlank());
                assertThat(say.of("plan." + line.product().plan)).isNotBlank();
                assertThat(say.of("kind." + line.product().kind)).isNotBlank();
            }
        }
    }
}
