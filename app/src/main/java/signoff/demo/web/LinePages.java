// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import signoff.demo.InDemo;
import signoff.demo.Newcomers;

/** One more line to close: the others may be closed already. */
@InDemo
@Controller
class LinePages {

    private final Newcomers newcomers;

    LinePages(Newcomers newcomers) {
        this.newcomers = newcomers;
    }

    /** JSON needs no token: no form of another site can send it. */
    @PostMapping(
            path = "/demo/lines",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Newcomers.Newcomer add() {
        return newcomers.add();
    }
}
