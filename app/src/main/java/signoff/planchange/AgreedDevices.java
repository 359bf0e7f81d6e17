// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import signoff.device.AgreedLimits;
import signoff.kernel.LineId;

/** How many devices the plan holds that a line awaits. */
@Component
class AgreedDevices implements AgreedLimits {

    private final PlanChangeCases cases;
    private final OtherPlans plans;

    AgreedDevices(PlanChangeCases cases, OtherPlans plans) {
        this.cases = cases;
        this.plans = plans;
    }

    @Override
    public OptionalInt of(LineId line) {
        return cases.awaited(line).flatMap(cases::find).stream()
                .mapToInt(change -> plans.agreed(change).plan().devicesMost())
                .findFirst();
    }
}
