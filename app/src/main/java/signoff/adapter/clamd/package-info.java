// SPDX-License-Identifier: Apache-2.0
/** Virus scanning by clamd, the server of ClamAV (its protocol is in clamd(8)). */
@org.springframework.modulith.ApplicationModule(
        displayName = "clamd",
        allowedDependencies = {"document :: port"})
@org.jspecify.annotations.NullMarked
package signoff.adapter.clamd;
