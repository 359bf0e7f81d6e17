// SPDX-License-Identifier: Apache-2.0
/** Why a line is off for a time, and how the network is told so. */
@org.springframework.modulith.NamedInterface("bar")
@org.jspecify.annotations.NullMarked
package signoff.line.bar;
