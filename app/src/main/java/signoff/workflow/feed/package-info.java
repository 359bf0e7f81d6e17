// SPDX-License-Identifier: Apache-2.0
/** The journal read as a feed, in an order that commits in flight cannot break. */
@org.jspecify.annotations.NullMarked
package signoff.workflow.feed;
