// SPDX-License-Identifier: Apache-2.0
/** Which lines nobody can be reached on any more, for who keeps their numbers as contacts. */
@org.springframework.modulith.NamedInterface("reach")
@org.jspecify.annotations.NullMarked
package signoff.line.reach;
