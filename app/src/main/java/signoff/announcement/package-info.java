// SPDX-License-Identifier: Apache-2.0
/** What an operator tells all subscribers of a brand: changes for a time, offers, terms (SF-20). */
@org.springframework.modulith.ApplicationModule(
        displayName = "Announcement",
        allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package signoff.announcement;
