// SPDX-License-Identifier: Apache-2.0
/** What a line is still tied by: a term, a device that is not paid, a port, an order of a court. */
@org.springframework.modulith.NamedInterface("commitment")
@org.jspecify.annotations.NullMarked
package signoff.line.commitment;
