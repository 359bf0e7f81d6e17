// SPDX-License-Identifier: Apache-2.0
package signoff.console.document;

import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.closure.Closures;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** The case that documents belong to. Somebody else's is answered as if it did not exist. */
@Component
class CaseOfOwner {

    private final Closures closures;

    CaseOfOwner(Closures closures) {
        this.closures = closures;
    }

    CaseId find(Visitor visitor, UUID closure) {
        return closures.locate(visitor.brand(), closure)
                .filter(found -> found.account().equals(visitor.account()))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    CaseId find(BrandId brand, UUID closure) {
        return closures.locate(brand, closure)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }
}
