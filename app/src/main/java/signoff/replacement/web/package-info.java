// SPDX-License-Identifier: Apache-2.0
/** The page on which a line gets another SIM. */
@org.jspecify.annotations.NullMarked
package signoff.replacement.web;
