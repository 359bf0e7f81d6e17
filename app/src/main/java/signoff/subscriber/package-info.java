// SPDX-License-Identifier: Apache-2.0
/** People: who they are, how they sign in, where they can be reached. Stored sealed (I31). */
@org.springframework.modulith.ApplicationModule(
        displayName = "Subscriber",
        allowedDependencies = {
            "kernel",
            "database",
            "vault",
            "workflow",
            "notification",
            "line :: reach"
        })
@org.jspecify.annotations.NullMarked
package signoff.subscriber;
