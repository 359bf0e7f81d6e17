// SPDX-License-Identifier: Apache-2.0
/** The pages on which add-ons of a line are taken and ended. */
@org.jspecify.annotations.NullMarked
package signoff.addon.web;
