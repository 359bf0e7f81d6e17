// SPDX-License-Identifier: Apache-2.0
/**
 * Telling subscribers what they must know, in their language, where it reaches them.
 *
 * <p>Start with {@link signoff.notification.Notice}, which lists what can be told and which facts
 * each telling needs, and {@link signoff.notification.TellSubscriber}, the effect that tells it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"kernel", "vault", "workflow"})
@org.jspecify.annotations.NullMarked
package signoff.notification;
