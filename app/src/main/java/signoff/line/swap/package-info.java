// SPDX-License-Identifier: Apache-2.0
/** Another SIM for a line that keeps its number: the spare, its way in, and the end of the old. */
@org.springframework.modulith.NamedInterface("swap")
@org.jspecify.annotations.NullMarked
package signoff.line.swap;
