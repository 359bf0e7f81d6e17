// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import signoff.line.port.ChargingSystem;
import signoff.refund.port.PaymentGateway;

class PortCheckTest {

    final ApplicationContextRunner start =
            new ApplicationContextRunner().withUserConfiguration(PortCheck.class);

    @Test
    void a_port_without_an_adapter_stops_the_start_and_is_named() {
        start.run(context -> assertThat(context)
                .getFailure()
                .isInstanceOf(PortWithoutAdapter.class)
                .hasMessageContaining(PaymentGateway.class.getName())
                .hasMessageContaining(ChargingSystem.class.getName()));
    }

    @Test
    void the_operator_is_told_what_to_add_instead_of_a_stack_trace() {
        var cause = new PortWithoutAdapter(List.of(PaymentGateway.class));
        var told = new PortWithoutAdapterAnalyzer().analyze(cause);
        assertThat(told).isNotNull();
        assertThat(told.getDescription()).contains("signoff.refund.port.PaymentGateway");
        assertThat(told.getAction()).contains("docs/integrating/write-an-adapter.md");
    }
}
