// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

/** What a subscriber may be told. The words are in {@code notices}, one folder for each. */
public enum Notice {
    CLOSURE_RECEIVED,
    CLOSURE_CONFIRM,
    CLOSURE_COMMITTED,
    CLOSURE_WITHDRAWN,
    CLOSURE_LAPSED,
    CLOSURE_STOPS_SOON,
    SERVICE_ENDED,
    REFUND_SENT,
    REFUND_DELAYED,
    CLOSURE_COMPLETED,
    FINAL_BILL,
    PASSWORD_CODE,
    TOP_UP_DONE,
    TOP_UP_REFUSED;

    /** The folder of its words: {@code closure-received}. */
    public String folder() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
