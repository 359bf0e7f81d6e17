// SPDX-License-Identifier: Apache-2.0
/** A scanner that knows one virus, where no real one is named. */
@org.jspecify.annotations.NullMarked
package signoff.adapter.simulated.scanner;
