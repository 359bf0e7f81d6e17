// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Logs for programs: one JSON object a line, with the case and the effect it is about. */
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    @AfterEach
    void forPeopleAgain() {
        start("").close();
    }

    @ParameterizedTest
    @CsvSource({"ecs, message", "logstash, message", "gelf, short_message"})
    void a_line_carries_the_case_and_the_effect(
            String format, String message, CapturedOutput output) {
        try (var context = start(format)) {
            MDC.put("case", "case-7");
            MDC.put("effect", "effect-9");
            LoggerFactory.getLogger(LogsTest.class).warn("not answered");
            MDC.clear();
        }
        var line = output.getAll().lines().filter(one -> one.contains("not answered"));
        var json = JsonMapper.shared().readTree(line.findFirst().orElseThrow());
        assertThat(json.path(message).asString()).isEqualTo("not answered");
        assertThat(json.toString()).contains("case-7").contains("effect-9");
    }

    @Test
    void another_format_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> new LogSettings("xml"))
                .hasMessage("signoff.logs is xml. Allowed: nothing, ecs, logstash or gelf.");
    }

    private static ConfigurableApplicationContext start(String format) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .properties("signoff.logs=" + format)
                .run();
    }

    static class Nothing {}
}
