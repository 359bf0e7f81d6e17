// SPDX-License-Identifier: Apache-2.0
/**
 * The journal: hash-chained, append-only, checked. Internal: nothing outside the module uses it.
 */
@org.jspecify.annotations.NullMarked
package signoff.workflow.evidence;
