// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that makes a demo of an installation: a clock that can be wound, subscribers to try it
 * with, their messages to read, the faults of the world to set. Asleep unless {@code signoff.demo}
 * is on, and refused where real lines are closed.
 *
 * <p>Start with {@link signoff.demo.Walk}, which closes a line from the terminal.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Demo")
@org.jspecify.annotations.NullMarked
package signoff.demo;
