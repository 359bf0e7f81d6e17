// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All parts that pages are made of, side by side. In a demo only, and in English only. */
@Controller
@ConditionalOnProperty("signoff.demo")
class ComponentsPage {

    @GetMapping("/demo/components")
    String components() {
        return "console/components";
    }
}
