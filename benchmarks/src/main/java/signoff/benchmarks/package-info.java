// SPDX-License-Identifier: Apache-2.0
/** How fast the hot paths are, measured. */
@NullMarked
package signoff.benchmarks;

import org.jspecify.annotations.NullMarked;
