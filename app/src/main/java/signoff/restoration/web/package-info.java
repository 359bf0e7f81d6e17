// SPDX-License-Identifier: Apache-2.0
/** The page on which a closed line is had back. */
@org.jspecify.annotations.NullMarked
package signoff.restoration.web;
