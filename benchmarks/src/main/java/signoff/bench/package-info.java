// SPDX-License-Identifier: Apache-2.0
/**
 * How fast lines are closed, measured on this machine beside what PostgreSQL can do at all. Start
 * with {@link signoff.bench.Bench}.
 */
@NullMarked
package signoff.bench;

import org.jspecify.annotations.NullMarked;
