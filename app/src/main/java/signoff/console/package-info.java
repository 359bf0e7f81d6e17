// SPDX-License-Identifier: Apache-2.0
/** The shell of all screens: layout, language, sign-in, the subscriber's home, the demo's bar. */
@org.springframework.modulith.ApplicationModule(displayName = "Console")
@org.jspecify.annotations.NullMarked
package signoff.console;
