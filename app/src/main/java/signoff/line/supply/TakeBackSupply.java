// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/**
 * Takes out of the network whatever of a new line is in it: the bar first, the profile last (I37).
 * What an element never heard of is as good as taken back.
 */
public record TakeBackSupply(LineId line) implements Effect {}
