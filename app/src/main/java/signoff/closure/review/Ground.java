// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

/**
 * Why a request may be rejected: the whole list. A debt, a dispute, an open bill or unused credit
 * is none of them. Each has words for what it is and for the way out.
 */
public enum Ground {
    IDENTITY_NOT_PROVED,
    NOT_ENTITLED,
    LINE_NOT_OURS,
    LEGAL_ORDER,
    FRAUD_INVESTIGATED
}
