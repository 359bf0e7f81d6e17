// SPDX-License-Identifier: Apache-2.0
/** Selling lines over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.activation.web.api;
