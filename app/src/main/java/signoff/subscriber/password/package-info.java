// SPDX-License-Identifier: Apache-2.0
/** Which passwords may be chosen, how they are kept, and the case of a forgotten one. */
@org.springframework.modulith.NamedInterface("password")
@org.jspecify.annotations.NullMarked
package signoff.subscriber.password;
