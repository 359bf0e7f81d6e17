// SPDX-License-Identifier: Apache-2.0
/** Walks through a demo as a subscriber would, over HTTP alone, and tells each step. */
@org.jspecify.annotations.NullMarked
package signoff.demo.walk;
