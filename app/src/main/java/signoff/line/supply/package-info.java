// SPDX-License-Identifier: Apache-2.0
/**
 * What a new line is made of: a number out of the pool, a card or profile, and the network's ear.
 */
@org.springframework.modulith.NamedInterface("supply")
@org.jspecify.annotations.NullMarked
package signoff.line.supply;
