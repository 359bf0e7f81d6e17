// SPDX-License-Identifier: Apache-2.0
/** What is paid by itself, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.renewal.web.api;
