// SPDX-License-Identifier: Apache-2.0
/** Telling subscribers what they must know, in their language, where it reaches them. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"kernel", "database", "vault", "workflow"})
@org.jspecify.annotations.NullMarked
package signoff.notification;
