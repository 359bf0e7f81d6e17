// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.util.List;
import signoff.kernel.CaseId;

/**
 * Tells what a case has asked its subscriber for. Whoever decides on cases implements it. Where
 * nothing is asked for nothing is taken, so that no file is kept without a purpose (I30).
 */
public interface Asked {

    /**
     * The codes of what can be handed in for a case now; empty when nothing is asked for.
     *
     * <p>A code is written like {@code BANK_PROOF}: its words are {@code paper.item.BANK_PROOF} and
     * {@code paper.item.BANK_PROOF.why}.
     */
    List<String> of(CaseId of);
}
