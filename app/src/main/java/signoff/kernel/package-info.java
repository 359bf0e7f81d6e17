// SPDX-License-Identifier: Apache-2.0
/** The few words every module uses: brands, accounts, lines, money, languages, refusals. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Kernel",
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package signoff.kernel;
