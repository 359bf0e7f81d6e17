// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Ends what is still attached (Cancel Location), and reads it back. */
public record DetachLine(LineId line) implements Effect {}
