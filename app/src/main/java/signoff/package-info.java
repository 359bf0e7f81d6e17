// SPDX-License-Identifier: Apache-2.0
/** Signoff: closes the line of a mobile subscriber, to the last refund. */
@NullMarked
package signoff;

import org.jspecify.annotations.NullMarked;
