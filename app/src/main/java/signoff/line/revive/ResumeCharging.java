// SPDX-License-Identifier: Apache-2.0
package signoff.line.revive;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Lets the line be charged again, and reads it back. */
public record ResumeCharging(LineId line) implements Effect {}
