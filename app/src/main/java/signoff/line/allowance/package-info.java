// SPDX-License-Identifier: Apache-2.0
/** What is included in what a subscriber paid for, and how much of it is left (TMF654). */
@org.springframework.modulith.NamedInterface("allowance")
@org.jspecify.annotations.NullMarked
package signoff.line.allowance;
