// SPDX-License-Identifier: Apache-2.0
/** How whatever ends a request of the API other than well is told to the caller (RFC 9457). */
@org.jspecify.annotations.NullMarked
package signoff.console.api.problem;
