// SPDX-License-Identifier: Apache-2.0
/** What a reader sees when a page cannot be shown: what happened, what to do next, and a code. */
@org.jspecify.annotations.NullMarked
package signoff.console.fault;
