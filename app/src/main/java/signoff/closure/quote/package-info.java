// SPDX-License-Identifier: Apache-2.0
/** A preview that was held, and what became of its sum. Internal to the module. */
@org.jspecify.annotations.NullMarked
package signoff.closure.quote;
