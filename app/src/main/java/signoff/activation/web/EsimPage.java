// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import signoff.activation.Activations.Status;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.supply.ActivationCode;
import signoff.line.supply.QrPicture;
import signoff.line.supply.Supply;

/**
 * The code an eSIM is downloaded with, as a picture and as text (SF-01). Whoever has it can take
 * the line, so it is shown to its subscriber alone and kept by no browser.
 */
@Controller
@RequestMapping("/orders/{order}")
class EsimPage {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final OwnOrders own;
    private final Supply supply;

    EsimPage(OwnOrders own, Supply supply) {
        this.own = own;
        this.supply = supply;
    }

    @GetMapping("/esim")
    String code(Visitor visitor, @PathVariable UUID order, Model model) {
        model.addAttribute("mine", own.find(visitor, order));
        model.addAttribute("code", codeOf(visitor, order));
        return "activation/esim";
    }

    @GetMapping("/esim.svg")
    ResponseEntity<String> picture(Visitor visitor, @PathVariable UUID order) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(QrPicture.svg(codeOf(visitor, order).text()));
    }

    private ActivationCode codeOf(Visitor visitor, UUID order) {
        var found = own.find(visitor, order).order();
        return supply.activationCode(found.line())
                .filter(_ -> found.status() == Status.COMPLETED)
                .orElseThrow(RequestRefused.because(Code.PAGE_MUST_EXIST));
    }
}
