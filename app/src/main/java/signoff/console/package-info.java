// SPDX-License-Identifier: Apache-2.0
/**
 * The shell of all screens: layout, language, brand, sign-in, the subscriber's home, error pages.
 *
 * <p>A page of any module is a template that replaces itself by {@code console/layout}. Each page
 * finds {@code say} and {@code frame} in its model. A controller of any module may ask for a
 * {@code Visitor}, or on pages without sign-in for a {@code BrandId}, a {@code Language} or a
 * {@code Say}, and gets those of the reader.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Console")
@org.jspecify.annotations.NullMarked
package signoff.console;
