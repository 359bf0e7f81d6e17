// SPDX-License-Identifier: Apache-2.0
/** Files in a folder of this machine, or in one that all nodes share. What is there by itself. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Folder",
        allowedDependencies = {"document :: port"})
@org.jspecify.annotations.NullMarked
package signoff.adapter.folder;
