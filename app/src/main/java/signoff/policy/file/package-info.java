// SPDX-License-Identifier: Apache-2.0
/** Files of rules, ours and the operator's, and what is at fault in one. */
@org.springframework.modulith.NamedInterface("file")
@org.jspecify.annotations.NullMarked
package signoff.policy.file;
