// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import signoff.kernel.Visitor;

/** The data of a line as a file that its subscriber keeps (SF-49). */
@Controller
class ExportPage {

    private final OwnLines own;
    private final LineExports exports;

    ExportPage(OwnLines own, LineExports exports) {
        this.own = own;
        this.exports = exports;
    }

    @GetMapping(path = "/lines/{line}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LineExport> export(Visitor visitor, @PathVariable UUID line) {
        var found = own.find(visitor, line);
        var name = "line-" + found.identity().msisdn() + ".json";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(exports.of(found));
    }
}
