// SPDX-License-Identifier: Apache-2.0
/** How cases and effects are stored and moved. Internal: nothing outside the module uses it. */
@org.jspecify.annotations.NullMarked
package signoff.workflow.engine;
