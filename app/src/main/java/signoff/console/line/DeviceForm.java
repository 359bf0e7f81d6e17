// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signoff.device.Device.Kind;
import signoff.device.Devices.Wanted;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/** What was typed to bind a device. All of it may be missing or nonsense. */
record DeviceForm(
        @Nullable String kind,
        @Nullable String imei,
        @Nullable String name) {

    Wanted wanted() {
        var known = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow(RequestRefused.because(Refusal.Code.REQUEST_MUST_BE_UNDERSTOOD));
        return new Wanted(known, text(imei), name);
    }

    Map<String, String> typed() {
        return Map.of("kind", text(kind), "imei", text(imei), "name", text(name));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
