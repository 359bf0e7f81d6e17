// SPDX-License-Identifier: Apache-2.0
/** How orders are given to the network: by which identity, and believed only when read back. */
@org.jspecify.annotations.NullMarked
package signoff.line.network;
