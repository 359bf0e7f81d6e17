// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.device.Devices.Answer;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.line.Line;

/** The devices that share a line: which they are, one more, one less. */
@Controller
@RequestMapping("/lines/{line}/devices")
class DevicesPage {

    private final OwnLines own;
    private final Devices devices;

    DevicesPage(OwnLines own, Devices devices) {
        this.own = own;
        this.devices = devices;
    }

    @GetMapping
    String list(Visitor visitor, @PathVariable UUID line, Model model) {
        return show(own.find(visitor, line), Map.of("kind", "PHONE"), model);
    }

    @PostMapping
    String bind(
            Visitor visitor,
            @PathVariable UUID line,
            DeviceForm form,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        if (!(devices.bind(found.id(), form.wanted()) instanceof Answer.Refused(var why))) {
            return page(line);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var field = why.code() == Refusal.Code.IMEI_MUST_FIT ? "imei" : "";
        model.addAttribute("mistake", visitor.say().mistake(why, field));
        return show(found, form.typed(), model);
    }

    @PostMapping("/release")
    String unbind(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable UUID device,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, line);
        var wanted = device == null ? new UUID(0, 0) : device;
        var why = devices.unbind(found.id(), wanted);
        if (why != null) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return page(line);
    }

    private String show(Line line, Map<String, String> typed, Model model) {
        var bound = devices.of(line.id());
        var most = devices.most(line.id());
        var inService =
                line.status() == Line.Status.ACTIVE || line.status() == Line.Status.SUSPENDED;
        model.addAttribute("line", line);
        model.addAttribute("devices", bound);
        model.addAttribute("most", most);
        model.addAttribute("binds", inService && bound.size() < most);
        model.addAttribute("kinds", Arrays.asList(Device.Kind.values()));
        model.addAttribute("nameMost", Devices.NAME_MOST);
        model.addAttribute("typed", typed);
        return "console/devices";
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line + "/devices";
    }
}
