// SPDX-License-Identifier: Apache-2.0
/**
 * Closings over JSON, for programs of a brand. Words on the wire never change within {@code v1}.
 */
@org.jspecify.annotations.NullMarked
package signoff.closure.web.api;
