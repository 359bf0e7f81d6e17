// SPDX-License-Identifier: Apache-2.0
/** Everything that speaks another system's protocol: one package for each, none known to others. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Adapter",
        allowedDependencies = {"kernel", "workflow"})
@org.jspecify.annotations.NullMarked
package signoff.adapter;
