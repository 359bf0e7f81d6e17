// SPDX-License-Identifier: Apache-2.0
/** The pages on which the plan of a line is changed. */
@org.jspecify.annotations.NullMarked
package signoff.planchange.web;
