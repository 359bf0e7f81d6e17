// SPDX-License-Identifier: Apache-2.0
/** Restores over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.restoration.web.api;
