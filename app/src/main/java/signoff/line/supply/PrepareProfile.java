// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Makes the profile of a new line ready: to be downloaded, or on its card or in our app. */
public record PrepareProfile(LineId line, SimForm form) implements Effect {}
