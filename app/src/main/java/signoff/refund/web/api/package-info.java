// SPDX-License-Identifier: Apache-2.0
/** What an account can pay by, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.refund.web.api;
