// SPDX-License-Identifier: Apache-2.0
/** Add-ons over JSON, for programs of a brand. */
@org.jspecify.annotations.NullMarked
package signoff.addon.web.api;
