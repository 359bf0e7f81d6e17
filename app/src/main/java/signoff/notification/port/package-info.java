// SPDX-License-Identifier: Apache-2.0
/** What the module needs from whoever carries messages. */
@org.springframework.modulith.NamedInterface("port")
@org.jspecify.annotations.NullMarked
package signoff.notification.port;
