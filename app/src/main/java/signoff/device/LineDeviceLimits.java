// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import org.springframework.stereotype.Component;

import signoff.line.Line;
import signoff.line.commitment.Commitments;

/** What was agreed for the line, else what the setting says. */
@Component
class LineDeviceLimits implements DeviceLimits {

    private final Commitments commitments;
    private final DeviceSettings settings;

    LineDeviceLimits(Commitments commitments, DeviceSettings settings) {
        this.commitments = commitments;
        this.settings = settings;
    }

    @Override
    public int of(Line line) {
        var agreed = commitments.of(line.id()).devicesMost();
        return agreed == null ? settings.mostPerLine() : agreed;
    }
}
