// SPDX-License-Identifier: Apache-2.0
package signoff.device.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.device.Bindings;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.device.Devices.Answer;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;

/** Devices and the checklist of a line, for programs. */
@RestController
@RequestMapping(path = "/api/v1/lines/{lineId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices", description = "What shares a line, and which accounts know its number.")
class DevicesApi {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String SCHEME = "oauth2";
    private static final String READ = "devices.read";
    private static final String WRITE = "devices.write";

    private final Devices devices;
    private final Bindings bindings;
    private final Lines lines;

    DevicesApi(Devices devices, Bindings bindings, Lines lines) {
        this.devices = devices;
        this.bindings = bindings;
        this.lines = lines;
    }

    @GetMapping("/devices")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(operationId = "listDevices", summary = "List the devices of a line")
    DevicesJson list(BrandId brand, @PathVariable String lineId) {
        return shown(line(brand, lineId));
    }

    @PostMapping(path = "/devices", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "bindDevice",
            summary = "Bind a device",
            description = "One that is bound already, by its IMEI, stays as it is.")
    @ApiResponse(responseCode = "201", description = "Bound.")
    ResponseEntity<DeviceJson> bind(
            BrandId brand, @PathVariable String lineId, @RequestBody @Valid WantedJson wanted) {
        return switch (devices.bind(line(brand, lineId), wanted.wanted())) {
            case Answer.Bound(var device) ->
                ResponseEntity.status(HttpStatus.CREATED).body(DeviceJson.of(device));
            case Answer.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @PostMapping("/devices/{deviceId}/release")
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(operationId = "unbindDevice", summary = "Let go of a device")
    DevicesJson unbind(BrandId brand, @PathVariable String lineId, @PathVariable String deviceId) {
        var line = line(brand, lineId);
        accepted(devices.unbind(line, Ids.sent(deviceId)));
        return shown(line);
    }

    @PostMapping(path = "/devices/{deviceId}/clients", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "reportClients",
            summary = "Say how many share a hotspot",
            description = "From the network or the device, as often as it changes.")
    DevicesJson share(
            BrandId brand,
            @PathVariable String lineId,
            @PathVariable String deviceId,
            @RequestBody @Valid ClientsJson told) {
        var line = line(brand, lineId);
        accepted(devices.share(line, Ids.sent(deviceId), told.clients()));
        return shown(line);
    }

    @GetMapping("/bindings")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(
            operationId = "listBindings",
            summary = "Read the checklist",
            description = "The subscriber's own. What is open on it never holds a closing up.")
    BindingsJson bindings(BrandId brand, @PathVariable String lineId) {
        return checklist(line(brand, lineId));
    }

    @PostMapping(path = "/bindings", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(operationId = "addBinding", summary = "Add an account to the checklist")
    BindingsJson add(
            BrandId brand, @PathVariable String lineId, @RequestBody @Valid CustomJson wanted) {
        var line = line(brand, lineId);
        accepted(bindings.add(line, wanted.name()));
        return checklist(line);
    }

    @PostMapping(path = "/bindings/{bindingId}", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(operationId = "markBinding", summary = "Tick one off, or open it again")
    BindingsJson mark(
            BrandId brand,
            @PathVariable String lineId,
            @PathVariable String bindingId,
            @RequestBody @Valid MarkJson mark) {
        var line = line(brand, lineId);
        accepted(bindings.mark(line, Ids.sent(bindingId), mark.done()));
        return checklist(line);
    }

    private DevicesJson shown(LineId line) {
        var bound = devices.of(line).stream().map(DeviceJson::of).toList();
        return new DevicesJson(bound, devices.most(line));
    }

    private BindingsJson checklist(LineId line) {
        return new BindingsJson(bindings.of(line).stream().map(BindingJson::of).toList());
    }

    private LineId line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private static void accepted(@Nullable Refusal why) {
        if (why != null) throw new RequestRefused(why);
    }

    @Schema(name = "Devices")
    record DevicesJson(
            List<DeviceJson> devices,

            @Schema(description = "How many can be bound at once.")
            int most) {}

    @Schema(name = "Bindings")
    record BindingsJson(List<BindingJson> bindings) {}

    @Schema(name = "DeviceRequest")
    record WantedJson(
            @Schema(allowableValues = {"phone", "tablet", "watch", "tv", "hotspot"})
            @NotNull
            @Size(max = 16)
            String kind,

            @Schema(description = "Fifteen digits, the last of them a check digit.")
            @NotNull
            @Size(max = 30)
            String imei,

            @Schema(description = "What its holder calls it.", nullable = true)
            @Nullable
            @Size(max = Devices.NAME_MOST)
            String name) {

        private Devices.Wanted wanted() {
            var wanted = kind.toUpperCase(Locale.ROOT);
            var known = Arrays.stream(Device.Kind.values())
                    .filter(each -> each.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new RequestRefused(
                            Refusal.of(Code.PROPERTY_MUST_FIT, "property", "kind")));
            return new Devices.Wanted(known, imei, name);
        }
    }

    @Schema(name = "HotspotClients")
    record ClientsJson(@NotNull Integer clients) {}

    @Schema(name = "BindingRequest")
    record CustomJson(
            @NotNull @Size(min = 1, max = Bindings.NAME_MOST)
            String name) {}

    @Schema(name = "BindingMark")
    record MarkJson(@NotNull Boolean done) {}
}
