// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import signoff.kernel.CaseId;
import signoff.workflow.Effect;

/** Tells the case that closed the line that the line was restored. */
record ReverseClosure(CaseId closing) implements Effect {}
