// SPDX-License-Identifier: Apache-2.0
/** Mail over SMTP (RFC 5321), to the mail server of the operator. On as soon as one is named. */
@org.springframework.modulith.ApplicationModule(
        displayName = "SMTP",
        allowedDependencies = {"kernel", "workflow", "notification", "notification :: port"})
@org.jspecify.annotations.NullMarked
package signoff.adapter.smtp;
