// SPDX-License-Identifier: Apache-2.0
/** What recurs on a line: when it is charged again, and what the subscriber has given leave for. */
@org.springframework.modulith.NamedInterface("recurring")
@org.jspecify.annotations.NullMarked
package signoff.line.recurring;
