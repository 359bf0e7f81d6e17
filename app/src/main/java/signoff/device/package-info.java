// SPDX-License-Identifier: Apache-2.0
/**
 * The devices that share a line, and the accounts elsewhere that know its number.
 *
 * <p>Start with {@link signoff.device.Devices} and {@link signoff.device.Bindings}, the ways in.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Device",
        allowedDependencies = {"kernel", "database", "line", "line :: commitment", "subscriber"})
@org.jspecify.annotations.NullMarked
package signoff.device;
