// SPDX-License-Identifier: Apache-2.0
/** Replacements over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.replacement.web.api;
