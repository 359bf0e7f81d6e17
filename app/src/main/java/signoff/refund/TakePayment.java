// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.workflow.Effect;

/** Takes money from the instrument that a subscriber chose, exactly once. */
public record TakePayment(LineId line, String instrument, Money amount) implements Effect {}
