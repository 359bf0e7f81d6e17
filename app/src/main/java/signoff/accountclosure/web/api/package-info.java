// SPDX-License-Identifier: Apache-2.0
/** Closings of whole accounts over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.accountclosure.web.api;
