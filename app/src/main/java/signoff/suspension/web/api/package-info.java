// SPDX-License-Identifier: Apache-2.0
/** Pauses and blocks over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.suspension.web.api;
