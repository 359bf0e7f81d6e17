// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

/**
 * What is included, and for how long (TMF654 bucket).
 *
 * @param amount in the unit of its kind
 * @param zone where it can be used
 * @param days how long it can be used from the day it is given
 */
public record Allowance(UsageKind kind, long amount, String zone, int days) {}
