// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;

/** A case as its row has it. */
record CaseRow(
        CaseId id,
        String kind,
        BrandId brand,
        String state,
        String body,
        String file,
        int version,
        @Nullable Instant dueAt,
        byte[] journalHash) {}
