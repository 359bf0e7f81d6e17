// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import signoff.demo.DemoStaff;
import signoff.demo.InDemo;

/** The second factors of the demo's staff: whoever tries a demo has no app that holds them. */
@InDemo
@Controller
class StaffPages {

    private final DemoStaff staff;

    StaffPages(DemoStaff staff) {
        this.staff = staff;
    }

    @GetMapping("/demo/staff")
    String codes(Model model) {
        model.addAttribute("staff", staff.codes());
        return "demo/staff";
    }

    @GetMapping(path = "/demo/staff.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<DemoStaff.Shown> codes() {
        return staff.codes();
    }
}
