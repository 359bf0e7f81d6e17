// SPDX-License-Identifier: Apache-2.0
/**
 * Papers: files that a subscriber hands in because a case asked for them. Each is scanned, made
 * harmless, sealed, seen by staff with a logged reason alone, and gone when its purpose ends.
 *
 * <p>Start with {@link signoff.document.Papers}, the way in. What is asked for comes from whoever
 * implements {@link signoff.document.Asked}; this module knows no case.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"kernel", "database", "subscriber"})
@org.jspecify.annotations.NullMarked
package signoff.document;
