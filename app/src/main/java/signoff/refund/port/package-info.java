// SPDX-License-Identifier: Apache-2.0
/** What the module needs from a payment company. */
@org.springframework.modulith.NamedInterface("port")
@org.jspecify.annotations.NullMarked
package signoff.refund.port;
