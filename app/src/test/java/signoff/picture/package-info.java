// SPDX-License-Identifier: Apache-2.0
/** Writes the pages of docs that are drawn from the code, and fails when they are out of date. */
@org.jspecify.annotations.NullMarked
package signoff.picture;
