// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of closing: what it would mean, the questions, the check of all answers, and the page
 * that the subscriber follows the case on.
 */
@org.jspecify.annotations.NullMarked
package signoff.closure.web;
