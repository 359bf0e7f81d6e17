// SPDX-License-Identifier: Apache-2.0
/** Texts as pictures that a camera reads. */
@org.springframework.modulith.ApplicationModule(
        displayName = "QR pictures",
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package signoff.qr;
