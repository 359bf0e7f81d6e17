// SPDX-License-Identifier: Apache-2.0
/**
 * What each brand sells in each country: offerings, plans, add-ons and tariffs, as versioned data.
 *
 * <p>Start with {@link signoff.catalog.Catalog}. A line keeps the offering and the version that it
 * was bought under, and is charged by these.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Catalog",
        allowedDependencies = {"kernel", "database", "policy", "policy :: file", "line :: supply"})
@org.jspecify.annotations.NullMarked
package signoff.catalog;
