// SPDX-License-Identifier: Apache-2.0
/** Giving a line that nobody has claimed to the account of the person who holds it. */
@org.springframework.modulith.NamedInterface("holder")
@org.jspecify.annotations.NullMarked
package signoff.line.holder;
