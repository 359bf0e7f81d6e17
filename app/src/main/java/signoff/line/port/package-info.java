// SPDX-License-Identifier: Apache-2.0
/** What the module needs from the network. Adapters keep the promises written on each port. */
@org.springframework.modulith.NamedInterface("port")
@org.jspecify.annotations.NullMarked
package signoff.line.port;
