// SPDX-License-Identifier: Apache-2.0
/** What is looked at before a line is closed, and what each look found. */
@org.springframework.modulith.NamedInterface("check")
@org.jspecify.annotations.NullMarked
package signoff.closure.check;
