// SPDX-License-Identifier: Apache-2.0
/** What accounts can pay by, named at the payment company and known here by a token. */
@org.springframework.modulith.NamedInterface("instrument")
@org.jspecify.annotations.NullMarked
package signoff.refund.instrument;
