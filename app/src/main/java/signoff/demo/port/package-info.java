// SPDX-License-Identifier: Apache-2.0
/** What a demo needs of the world around it. The simulated world gives it. */
@org.springframework.modulith.NamedInterface("port")
@org.jspecify.annotations.NullMarked
package signoff.demo.port;
