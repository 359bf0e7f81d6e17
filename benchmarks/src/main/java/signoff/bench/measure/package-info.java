// SPDX-License-Identifier: Apache-2.0
/** What takes the measure: times and memory. */
@org.jspecify.annotations.NullMarked
package signoff.bench.measure;
