// SPDX-License-Identifier: Apache-2.0
/** How the network is told to serve a line again whose service had ended. */
@org.springframework.modulith.NamedInterface("revive")
@org.jspecify.annotations.NullMarked
package signoff.line.revive;
