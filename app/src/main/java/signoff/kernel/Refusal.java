// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.Map;
import java.util.Set;

/**
 * A request we will not carry out, told so that the reader can put it right.
 *
 * <p>The code states the rule that was not met. The words are in {@code messages/refusal}: for each
 * code and each language, what happened and what to do next.
 *
 * @param facts what the words need, by name; references and numbers, never personal data
 */
public record Refusal(Code code, Map<String, Object> facts) {

    public Refusal {
        if (!facts.keySet().containsAll(code.facts())) {
            throw new IllegalArgumentException(
                    code + " needs the facts " + code.facts() + ", given: " + facts.keySet());
        }
    }

    public static Refusal of(Code code) {
        return new Refusal(code, Map.of());
    }

    public static Refusal of(Code code, String fact, Object value) {
        return new Refusal(code, Map.of(fact, value));
    }

    /**
     * The rules, each with the facts that its words need. A name is for ever: integrators build on
     * it.
     */
    public enum Code {
        // Closing.
        LINE_MUST_BE_KNOWN,
        LINE_MUST_BE_IN_SERVICE,
        LINE_MUST_NOT_BE_CLOSING("case"),
        LINE_MUST_BE_SUSPENDED,
        UNBLOCKING_MUST_BE_PROVEN,
        CONTACT_MUST_BE_OLDER_THAN_LOSS("after"),
        RESUME_DATE_MUST_BE_IN_RANGE("last"),
        BALANCE_MUST_COVER_PRICE("price"),
        BILL_MUST_BE_OPEN,
        BILL_MUST_NOT_BE_IN_PAYMENT,
        INSTRUMENT_MUST_BE_KNOWN,
        INSTRUMENT_MUST_BE_NAMED,
        INSTRUMENT_MUST_BE_ACCEPTED,
        INSTRUMENTS_MUST_BE_WITHIN_LIMIT("most"),
        PAYMENT_COMPANY_MUST_ANSWER,
        PRICE_MUST_BE_AGREED("price"),
        ORDER_MUST_BE_OPEN,
        ORDER_MUST_BE_CANCELLABLE,
        ORDER_MUST_AWAIT_CARD,
        OFFERING_MUST_BE_SOLD,
        PLAN_MUST_FIT_LINE,
        PLAN_MUST_BE_ANOTHER,
        PLAN_MUST_HOLD_DEVICES("most", "bound"),
        LINE_MUST_NOT_BE_SUSPENDED,
        TERM_MUST_BE_OVER("until"),
        SUM_MUST_BE_AS_SHOWN("returned"),
        CHANGE_MUST_BE_AWAITED,
        ADD_ON_MUST_BE_KNOWN,
        ADD_ON_MUST_NOT_RUN,
        ADD_ON_MUST_RENEW,
        ADD_ON_MUST_BE_ENDING,
        LOSS_MUST_BE_ACCEPTED,
        CARD_SERIAL_MUST_BE_WHOLE,
        CARD_MUST_BE_FREE,
        CHECKS_MUST_NOT_BLOCK,
        CONSENTS_MUST_BE_GIVEN,
        REASON_MUST_BE_ON_THE_LIST,
        STOP_MUST_BE_IN_BOUNDS("days"),
        LINE_MUST_HAVE_A_PERIOD,
        QUOTE_MUST_BE_OURS,
        QUOTE_MUST_BE_FRESH,
        LINE_MUST_BE_RESTORABLE,
        RESTORATION_MUST_AWAIT_CODE,
        ACCOUNT_MUST_NOT_BE_CLOSING("case"),
        ACCOUNT_LINES_MUST_BE_CLOSABLE("lines"),
        ACCOUNT_LINES_MUST_BE_AS_SHOWN,
        ACCOUNT_ORDERS_MUST_BE_OVER,
        ACCOUNT_CLOSING_MUST_BE_OPEN,
        REPLACEMENT_MUST_AWAIT_CODE,
        SIM_MUST_BE_IN_STOCK,
        CREDENTIALS_MUST_BE_SETTLED("until"),
        CONTACT_MUST_OUTLIVE_LINE,
        CASE_MUST_BE_KNOWN,
        IMEI_MUST_FIT,
        DEVICE_MUST_BE_KNOWN,
        DEVICES_MUST_BE_WITHIN_LIMIT("most"),
        BINDING_MUST_BE_KNOWN,
        BINDINGS_MUST_BE_WITHIN_LIMIT("most"),
        CASE_MUST_AWAIT_CONFIRMATION,
        CASE_MUST_NOT_BE_EXECUTING,
        CASE_MUST_AWAIT_PAYMENT,
        CASE_MUST_AWAIT_PAYEE,
        PAYOUT_MUST_NOT_BE_UNDER_WAY,
        PAYOUT_MUST_BE_WITHIN_LIMIT("most"),
        REFERENCE_MUST_NAME_NO_ACCOUNT,
        DOCUMENT_MUST_BE_READABLE,
        DOCUMENT_MUST_MATCH,
        // Documents.
        FILE_MUST_BE_ASKED_FOR,
        FILE_MUST_BE_PICTURE_OR_PDF,
        FILE_MUST_NOT_BE_TOO_LARGE("megabytes"),
        FILE_MUST_ARRIVE_IN_TIME("seconds"),
        FILE_MUST_BE_WHOLE,
        FILE_MUST_BE_HARMLESS,
        FILE_MUST_FIND_ROOM,
        FILES_MUST_BE_WITHIN_LIMIT("most"),
        PICTURE_MUST_NOT_BE_TOO_LARGE("megapixels"),
        PICTURE_MUST_BE_JPEG_HERE,
        PDF_MUST_BE_UNLOCKED,
        PDF_MUST_BE_PLAIN,
        PDF_MUST_BE_SHORT("pages"),
        PAPER_MUST_BE_KNOWN,
        PAPER_MUST_BE_THERE,
        CASE_MUST_BE_UNDECIDED,
        // Codes.
        CODE_MUST_MATCH,
        CODE_MUST_BE_FRESH,
        CODE_TRIES_MUST_NOT_BE_USED_UP,
        // Registering, claiming, recovering.
        CONTACT_MUST_BE_READABLE,
        CONTACT_MUST_REMAIN,
        NAME_MUST_BE_GIVEN,
        USER_NAME_MUST_BE_FREE,
        LINE_MUST_BE_READABLE,
        LINE_MUST_BE_UNCLAIMED,
        LINE_MUST_BE_CLAIMED,
        NOTE_MUST_BE_GIVEN,
        ACCOUNT_MUST_NOT_BE_HELD,
        RECOVERY_MUST_AWAIT_DECISION,
        ANNOUNCEMENT_MUST_BE_COMPLETE,
        // Staff.
        SECOND_FACTOR_MUST_MATCH,
        PASSWORD_MUST_MATCH,
        ROLES_MUST_FIT,
        ANOTHER_PERSON_MUST_DECIDE,
        ADMINISTRATOR_MUST_REMAIN,
        // Effects.
        NETWORK_MUST_KNOW_LINE,
        NETWORK_MUST_CONFIRM,
        PAYEE_MUST_BE_REACHABLE,
        PAYMENT_MUST_BE_ACCEPTED,
        CONTACT_MUST_BE_REACHABLE,
        ATTEMPTS_MUST_NOT_BE_USED_UP("attempts"),
        HANDLER_MUST_NOT_FAIL("effect"),
        // Requests.
        SIGN_IN_MUST_MATCH,
        ATTEMPTS_MUST_BE_SLOWER("wait"),
        PASSWORD_MUST_BE_LONG_ENOUGH("least"),
        PASSWORD_MUST_NOT_BE_COMMON,
        KEY_MUST_MEAN_SAME_REQUEST,
        KEY_MUST_BE_GIVEN,
        KEY_MUST_NOT_BE_IN_USE,
        REQUEST_MUST_BE_UNDERSTOOD,
        REQUEST_MUST_NOT_BE_TOO_LARGE,
        REQUESTS_MUST_BE_SLOWER("wait"),
        PROPERTY_MUST_BE_KNOWN("property"),
        PROPERTY_MUST_BE_GIVEN("property"),
        PROPERTY_MUST_FIT("property"),
        METHOD_MUST_BE_OFFERED,
        BODY_MUST_BE_JSON,
        JSON_MUST_BE_ACCEPTED,
        ORDER_MUST_BE_KNOWN,
        AMOUNT_MUST_BE_IN_RANGE("least", "most"),
        CURSOR_MUST_BE_OURS,
        PAGE_MUST_EXIST,
        CALLER_MUST_BE_KNOWN,
        CALLER_MUST_BE_ALLOWED,
        DATABASE_MUST_ANSWER,
        SERVER_MUST_NOT_FAIL;

        private final Set<String> facts;

        Code(String... facts) {
            this.facts = Set.of(facts);
        }

        /** What its words tell beside the rule; whoever refuses has to give them. */
        public Set<String> facts() {
            return facts;
        }

        public String happened() {
            return name() + ".happened";
        }

        public String next() {
            return name() + ".next";
        }
    }
}
