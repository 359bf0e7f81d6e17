// SPDX-License-Identifier: Apache-2.0
/** What lines are tied by, over JSON, for the programs of the operator that know it. */
@org.jspecify.annotations.NullMarked
package signoff.line.web.api;
