// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import org.springframework.http.HttpStatus;

import signoff.kernel.Refusal;

/** Which HTTP status a refusal has. The one table; the compiler keeps it total. */
public final class Statuses {

    private Statuses() {}

    public static HttpStatus of(Refusal.Code code) {
        // spotless:off
        return switch (code) {
            case REQUEST_MUST_BE_UNDERSTOOD, PROPERTY_MUST_BE_KNOWN, PROPERTY_MUST_BE_GIVEN,
                    PROPERTY_MUST_FIT, KEY_MUST_BE_GIVEN, CURSOR_MUST_BE_OURS ->
                HttpStatus.BAD_REQUEST;
            case CALLER_MUST_BE_KNOWN, SIGN_IN_MUST_MATCH -> HttpStatus.UNAUTHORIZED;
            case CALLER_MUST_BE_ALLOWED -> HttpStatus.FORBIDDEN;
            case LINE_MUST_BE_KNOWN, CASE_MUST_BE_KNOWN, ORDER_MUST_BE_KNOWN,
                    DEVICE_MUST_BE_KNOWN, BINDING_MUST_BE_KNOWN, ADD_ON_MUST_BE_KNOWN,
                    INSTRUMENT_MUST_BE_KNOWN, PAGE_MUST_EXIST ->
                HttpStatus.NOT_FOUND;
            case METHOD_MUST_BE_OFFERED -> HttpStatus.METHOD_NOT_ALLOWED;
            case JSON_MUST_BE_ACCEPTED -> HttpStatus.NOT_ACCEPTABLE;
            case LINE_MUST_BE_IN_SERVICE,
                    LINE_MUST_NOT_BE_CLOSING, LINE_MUST_BE_SUSPENDED, LINE_MUST_HAVE_A_PERIOD,
                    LINE_MUST_BE_RESTORABLE, RESTORATION_MUST_AWAIT_CODE, CHECKS_MUST_NOT_BLOCK,
                    REPLACEMENT_MUST_AWAIT_CODE, SIM_MUST_BE_IN_STOCK,
                    CREDENTIALS_MUST_BE_SETTLED, CONTACT_MUST_OUTLIVE_LINE,
                    CASE_MUST_AWAIT_CONFIRMATION, CASE_MUST_NOT_BE_EXECUTING,
                    CASE_MUST_AWAIT_PAYMENT, CASE_MUST_AWAIT_PAYEE,
                    PAYOUT_MUST_NOT_BE_UNDER_WAY, PAYOUT_MUST_BE_WITHIN_LIMIT,
                    CODE_TRIES_MUST_NOT_BE_USED_UP, ORDER_MUST_BE_OPEN,
                    ORDER_MUST_BE_CANCELLABLE, ORDER_MUST_AWAIT_CARD, OFFERING_MUST_BE_SOLD,
                    PLAN_MUST_FIT_LINE, PLAN_MUST_BE_ANOTHER, PLAN_MUST_HOLD_DEVICES,
                    LINE_MUST_NOT_BE_SUSPENDED, TERM_MUST_BE_OVER, SUM_MUST_BE_AS_SHOWN,
                    CHANGE_MUST_BE_AWAITED, ADD_ON_MUST_NOT_RUN,
                    ADD_ON_MUST_RENEW, ADD_ON_MUST_BE_ENDING,
                    CARD_MUST_BE_FREE, BALANCE_MUST_COVER_PRICE,
                    PRICE_MUST_BE_AGREED, CONTACT_MUST_REMAIN,
                    USER_NAME_MUST_BE_FREE, LINE_MUST_BE_UNCLAIMED, LINE_MUST_BE_CLAIMED,
                    ACCOUNT_MUST_NOT_BE_HELD,
                    RECOVERY_MUST_AWAIT_DECISION, DEVICES_MUST_BE_WITHIN_LIMIT,
                    BINDINGS_MUST_BE_WITHIN_LIMIT, BILL_MUST_BE_OPEN,
                    BILL_MUST_NOT_BE_IN_PAYMENT, INSTRUMENT_MUST_BE_NAMED,
                    INSTRUMENT_MUST_BE_ACCEPTED, INSTRUMENTS_MUST_BE_WITHIN_LIMIT,
                    ANOTHER_PERSON_MUST_DECIDE, ADMINISTRATOR_MUST_REMAIN,
                    KEY_MUST_NOT_BE_IN_USE -> HttpStatus.CONFLICT;
            case REQUEST_MUST_NOT_BE_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case BODY_MUST_BE_JSON -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case CONSENTS_MUST_BE_GIVEN, LOSS_MUST_BE_ACCEPTED,
                    IMEI_MUST_FIT, REASON_MUST_BE_ON_THE_LIST,
                    STOP_MUST_BE_IN_BOUNDS, QUOTE_MUST_BE_OURS, QUOTE_MUST_BE_FRESH,
                    CODE_MUST_MATCH, CODE_MUST_BE_FRESH, PASSWORD_MUST_BE_LONG_ENOUGH,
                    PASSWORD_MUST_NOT_BE_COMMON, KEY_MUST_MEAN_SAME_REQUEST,
                    CONTACT_MUST_BE_READABLE, LINE_MUST_BE_READABLE, NAME_MUST_BE_GIVEN,
                    NOTE_MUST_BE_GIVEN, ANNOUNCEMENT_MUST_BE_COMPLETE,
                    RESUME_DATE_MUST_BE_IN_RANGE, CARD_SERIAL_MUST_BE_WHOLE,
                    REFERENCE_MUST_NAME_NO_ACCOUNT, DOCUMENT_MUST_BE_READABLE,
                    DOCUMENT_MUST_MATCH, SECOND_FACTOR_MUST_MATCH, PASSWORD_MUST_MATCH,
                    ROLES_MUST_FIT,
                    AMOUNT_MUST_BE_IN_RANGE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case ATTEMPTS_MUST_BE_SLOWER, REQUESTS_MUST_BE_SLOWER -> HttpStatus.TOO_MANY_REQUESTS;
            // Refusals of effects: a case tells them to a person, and no request is answered so.
            case NETWORK_MUST_KNOW_LINE, NETWORK_MUST_CONFIRM, PAYEE_MUST_BE_REACHABLE,
                    PAYMENT_MUST_BE_ACCEPTED, CONTACT_MUST_BE_REACHABLE,
                    ATTEMPTS_MUST_NOT_BE_USED_UP, HANDLER_MUST_NOT_FAIL -> HttpStatus.BAD_GATEWAY;
            case DATABASE_MUST_ANSWER, PAYMENT_COMPANY_MUST_ANSWER ->
                HttpStatus.SERVICE_UNAVAILABLE;
            case SERVER_MUST_NOT_FAIL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        // spotless:on
    }
}
