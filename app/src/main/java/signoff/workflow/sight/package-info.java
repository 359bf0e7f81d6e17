// SPDX-License-Identifier: Apache-2.0
/** How an operator sees the work: what is open, what is late, what waits for a person. */
@org.jspecify.annotations.NullMarked
package signoff.workflow.sight;
