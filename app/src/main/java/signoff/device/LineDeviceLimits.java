// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import signoff.line.Line;
import signoff.line.commitment.Commitments;

/** What was agreed for the line, else what the setting says; or what is agreed for later. */
@Component
class LineDeviceLimits implements DeviceLimits {

    private final Commitments commitments;
    private final DeviceSettings settings;
    private final ObjectProvider<AgreedLimits> later;

    LineDeviceLimits(
            Commitments commitments, DeviceSettings settings, ObjectProvider<AgreedLimits> later) {
        this.commitments = commitments;
        this.settings = settings;
        this.later = later;
    }

    @Override
    public int of(Line line) {
        var agreed = commitments.of(line.id()).devicesMost();
        var now = agreed == null ? settings.mostPerLine() : agreed;
        return later.stream()
                .flatMapToInt(whoever -> whoever.of(line.id()).stream())
                .reduce(now, Math::min);
    }
}
