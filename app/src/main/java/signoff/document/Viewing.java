// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.util.UUID;

/**
 * That somebody looks at a paper: written down for ever, before anything is shown.
 *
 * @param pages how many pages can be seen
 */
public record Viewing(UUID id, Paper paper, int pages) {

    /**
     * Why somebody of the operator looks at a paper. A closed list: free text would name people.
     */
    public enum Reason {
        /** To decide on the case. */
        REVIEW,
        /** To decide on an appeal against a decision. */
        APPEAL,
        /** To answer a complaint of the subscriber. */
        COMPLAINT
    }
}
