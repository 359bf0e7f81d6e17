// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static signoff.kernel.Refusal.Kind.AWAY;
import static signoff.kernel.Refusal.Kind.CALLER_UNKNOWN;
import static signoff.kernel.Refusal.Kind.CONFLICT;
import static signoff.kernel.Refusal.Kind.FAR_SIDE;
import static signoff.kernel.Refusal.Kind.MALFORMED;
import static signoff.kernel.Refusal.Kind.NOT_ACCEPTABLE;
import static signoff.kernel.Refusal.Kind.NOT_ALLOWED;
import static signoff.kernel.Refusal.Kind.NOT_FOUND;
import static signoff.kernel.Refusal.Kind.NOT_OFFERED;
import static signoff.kernel.Refusal.Kind.NOT_READABLE;
import static signoff.kernel.Refusal.Kind.OWN_FAULT;
import static signoff.kernel.Refusal.Kind.TOO_LARGE;
import static signoff.kernel.Refusal.Kind.TOO_OFTEN;
import static signoff.kernel.Refusal.Kind.TOO_SLOW;
import static signoff.kernel.Refusal.Kind.UNFIT;

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

    /** What sort of thing is wrong; an API answers with one status for each (RFC 9110, 15.5). */
    public enum Kind {
        /** Cannot be understood. */
        MALFORMED,
        CALLER_UNKNOWN,
        NOT_ALLOWED,
        /** Not there, or not the caller's: which of the two is not told. */
        NOT_FOUND,
        NOT_OFFERED,
        NOT_ACCEPTABLE,
        TOO_SLOW,
        /** Understood and right in itself, but not as things stand. */
        CONFLICT,
        TOO_LARGE,
        NOT_READABLE,
        /** Understood, and not possible at any time. */
        UNFIT,
        TOO_OFTEN,
        OWN_FAULT,
        /** Of effects: a case tells it to a person, and no request is answered so. */
        FAR_SIDE,
        /** What the answer needs cannot be reached just now. */
        AWAY
    }

    /**
     * The rules, each with its kind and the facts that its words need. A name is for ever:
     * integrators build on it.
     */
    public enum Code {
        // Closing.
        LINE_MUST_BE_KNOWN(NOT_FOUND),
        LINE_MUST_BE_IN_SERVICE(CONFLICT),
        LINE_MUST_NOT_BE_CLOSING(CONFLICT, "case"),
        LINE_MUST_BE_SUSPENDED(CONFLICT),
        UNBLOCKING_MUST_BE_PROVEN(CONFLICT),
        REASON_MUST_BE_LIFTED_BY_ITS_OWNER(CONFLICT),
        CONTACT_MUST_BE_OLDER_THAN_LOSS(CONFLICT, "after"),
        RESUME_DATE_MUST_BE_IN_RANGE(UNFIT, "last"),
        BALANCE_MUST_COVER_PRICE(CONFLICT, "price"),
        BILL_MUST_BE_OPEN(CONFLICT),
        BILL_MUST_NOT_BE_IN_PAYMENT(CONFLICT),
        INSTRUMENT_MUST_BE_KNOWN(NOT_FOUND),
        INSTRUMENT_MUST_BE_NAMED(CONFLICT),
        INSTRUMENT_MUST_BE_ACCEPTED(CONFLICT),
        INSTRUMENTS_MUST_BE_WITHIN_LIMIT(CONFLICT, "most"),
        PAYMENT_COMPANY_MUST_ANSWER(AWAY),
        PRICE_MUST_BE_AGREED(CONFLICT, "price"),
        ORDER_MUST_BE_OPEN(CONFLICT),
        ORDER_MUST_BE_CANCELLABLE(CONFLICT),
        ORDER_MUST_AWAIT_CARD(CONFLICT),
        OFFERING_MUST_BE_SOLD(CONFLICT),
        PLAN_MUST_FIT_LINE(CONFLICT),
        PLAN_MUST_BE_ANOTHER(CONFLICT),
        PLAN_MUST_HOLD_DEVICES(CONFLICT, "most", "bound"),
        LINE_MUST_NOT_BE_SUSPENDED(CONFLICT),
        TERM_MUST_BE_OVER(CONFLICT, "until"),
        SUM_MUST_BE_AS_SHOWN(CONFLICT, "returned"),
        CHANGE_MUST_BE_AWAITED(CONFLICT),
        ADD_ON_MUST_BE_KNOWN(NOT_FOUND),
        ADD_ON_MUST_NOT_RUN(CONFLICT),
        ADD_ON_MUST_RENEW(CONFLICT),
        ADD_ON_MUST_BE_ENDING(CONFLICT),
        LOSS_MUST_BE_ACCEPTED(UNFIT),
        CARD_SERIAL_MUST_BE_WHOLE(UNFIT),
        CARD_MUST_BE_FREE(CONFLICT),
        CHECKS_MUST_NOT_BLOCK(CONFLICT),
        CONSENTS_MUST_BE_GIVEN(UNFIT),
        REASON_MUST_BE_ON_THE_LIST(UNFIT),
        STOP_MUST_BE_IN_BOUNDS(UNFIT, "days"),
        LINE_MUST_HAVE_A_PERIOD(CONFLICT),
        CLOSING_NOW_MUST_BE_OFFERED(CONFLICT),
        QUOTE_MUST_BE_OURS(UNFIT),
        QUOTE_MUST_BE_FRESH(UNFIT),
        LINE_MUST_BE_RESTORABLE(CONFLICT),
        RESTORATION_MUST_AWAIT_CODE(CONFLICT),
        ACCOUNT_MUST_NOT_BE_CLOSING(CONFLICT, "case"),
        ACCOUNT_LINES_MUST_BE_CLOSABLE(CONFLICT, "lines"),
        ACCOUNT_LINES_MUST_BE_AS_SHOWN(CONFLICT),
        ACCOUNT_ORDERS_MUST_BE_OVER(CONFLICT),
        ACCOUNT_CLOSING_MUST_BE_OPEN(CONFLICT),
        REPLACEMENT_MUST_AWAIT_CODE(CONFLICT),
        SIM_MUST_BE_IN_STOCK(CONFLICT),
        CREDENTIALS_MUST_BE_SETTLED(CONFLICT, "until"),
        CONTACT_MUST_OUTLIVE_LINE(CONFLICT),
        CASE_MUST_BE_KNOWN(NOT_FOUND),
        IMEI_MUST_FIT(UNFIT),
        DEVICE_MUST_BE_KNOWN(NOT_FOUND),
        DEVICES_MUST_BE_WITHIN_LIMIT(CONFLICT, "most"),
        BINDING_MUST_BE_KNOWN(NOT_FOUND),
        BINDINGS_MUST_BE_WITHIN_LIMIT(CONFLICT, "most"),
        CASE_MUST_AWAIT_CONFIRMATION(CONFLICT),
        CASE_MUST_NOT_BE_EXECUTING(CONFLICT),
        CASE_MUST_BE_IN_REVIEW(CONFLICT),
        REQUEST_MUST_NOT_BE_TAKEN(CONFLICT),
        REQUEST_MUST_NOT_BE_HELD(CONFLICT),
        REVIEWER_MUST_BE_ANOTHER(CONFLICT),
        IDENTITY_MUST_BE_PROVED(CONFLICT),
        ITEMS_MUST_BE_CHOSEN(UNFIT),
        ROUNDS_MUST_NOT_BE_USED_UP(CONFLICT, "rounds"),
        ANSWER_MUST_BE_GIVEN(UNFIT),
        CASE_MUST_AWAIT_ANSWER(CONFLICT),
        CASE_MUST_BE_REJECTED(CONFLICT),
        CASE_MUST_AWAIT_PAYMENT(CONFLICT),
        CASE_MUST_AWAIT_PAYEE(CONFLICT),
        PAYOUT_MUST_NOT_BE_UNDER_WAY(CONFLICT),
        PAYOUT_MUST_BE_WITHIN_LIMIT(CONFLICT, "most"),
        REFERENCE_MUST_NAME_NO_ACCOUNT(UNFIT),
        DOCUMENT_MUST_BE_READABLE(UNFIT),
        DOCUMENT_MUST_MATCH(UNFIT),
        // Documents.
        FILE_MUST_BE_ASKED_FOR(CONFLICT),
        FILE_MUST_BE_PICTURE_OR_PDF(NOT_READABLE),
        FILE_MUST_NOT_BE_TOO_LARGE(TOO_LARGE, "megabytes"),
        FILE_MUST_ARRIVE_IN_TIME(TOO_SLOW, "seconds"),
        FILE_MUST_BE_WHOLE(UNFIT),
        FILE_MUST_BE_HARMLESS(UNFIT),
        FILE_MUST_FIND_ROOM(AWAY),
        FILES_MUST_BE_WITHIN_LIMIT(CONFLICT, "most"),
        PICTURE_MUST_NOT_BE_TOO_LARGE(UNFIT, "megapixels"),
        PICTURE_MUST_BE_JPEG_HERE(NOT_READABLE),
        PDF_MUST_BE_UNLOCKED(UNFIT),
        PDF_MUST_BE_PLAIN(UNFIT),
        PDF_MUST_BE_SHORT(UNFIT, "pages"),
        PAPER_MUST_BE_KNOWN(NOT_FOUND),
        PAPER_MUST_BE_THERE(CONFLICT),
        CASE_MUST_BE_UNDECIDED(CONFLICT),
        // Codes.
        CODE_MUST_MATCH(UNFIT),
        CODE_MUST_BE_FRESH(UNFIT),
        CODE_MUST_BE_NEWER_THAN_LOSS(CONFLICT),
        CODE_TRIES_MUST_NOT_BE_USED_UP(CONFLICT),
        // Registering, claiming, recovering.
        CONTACT_MUST_BE_READABLE(UNFIT),
        CONTACT_MUST_REMAIN(CONFLICT),
        NAME_MUST_BE_GIVEN(UNFIT),
        USER_NAME_MUST_BE_FREE(CONFLICT),
        LINE_MUST_BE_READABLE(UNFIT),
        LINE_MUST_BE_UNCLAIMED(CONFLICT),
        LINE_MUST_BE_CLAIMED(CONFLICT),
        NOTE_MUST_BE_GIVEN(UNFIT),
        ACCOUNT_MUST_NOT_BE_HELD(CONFLICT),
        RECOVERY_MUST_AWAIT_DECISION(CONFLICT),
        ANNOUNCEMENT_MUST_BE_COMPLETE(UNFIT),
        // Staff.
        SECOND_FACTOR_MUST_MATCH(UNFIT),
        PASSWORD_MUST_MATCH(UNFIT),
        ROLES_MUST_FIT(UNFIT),
        ANOTHER_PERSON_MUST_DECIDE(CONFLICT),
        ADMINISTRATOR_MUST_REMAIN(CONFLICT),
        // Effects.
        NETWORK_MUST_KNOW_LINE(FAR_SIDE),
        NETWORK_MUST_CONFIRM(FAR_SIDE),
        PAYEE_MUST_BE_REACHABLE(FAR_SIDE),
        PAYMENT_MUST_BE_ACCEPTED(FAR_SIDE),
        CONTACT_MUST_BE_REACHABLE(FAR_SIDE),
        ATTEMPTS_MUST_NOT_BE_USED_UP(FAR_SIDE, "attempts"),
        HANDLER_MUST_NOT_FAIL(FAR_SIDE, "effect"),
        // Requests.
        SIGN_IN_MUST_MATCH(CALLER_UNKNOWN),
        ATTEMPTS_MUST_BE_SLOWER(TOO_OFTEN, "wait"),
        PASSWORD_MUST_BE_LONG_ENOUGH(UNFIT, "least"),
        PASSWORD_MUST_NOT_BE_COMMON(UNFIT),
        KEY_MUST_MEAN_SAME_REQUEST(UNFIT),
        KEY_MUST_BE_GIVEN(MALFORMED),
        KEY_MUST_NOT_BE_IN_USE(CONFLICT),
        REQUEST_MUST_BE_UNDERSTOOD(MALFORMED),
        REQUEST_MUST_NOT_BE_TOO_LARGE(TOO_LARGE),
        REQUESTS_MUST_BE_SLOWER(TOO_OFTEN, "wait"),
        PROPERTY_MUST_BE_KNOWN(MALFORMED, "property"),
        PROPERTY_MUST_BE_GIVEN(MALFORMED, "property"),
        PROPERTY_MUST_FIT(MALFORMED, "property"),
        METHOD_MUST_BE_OFFERED(NOT_OFFERED),
        BODY_MUST_BE_JSON(NOT_READABLE),
        JSON_MUST_BE_ACCEPTED(NOT_ACCEPTABLE),
        ORDER_MUST_BE_KNOWN(NOT_FOUND),
        AMOUNT_MUST_BE_IN_RANGE(UNFIT, "least", "most"),
        CURSOR_MUST_BE_OURS(MALFORMED),
        PAGE_MUST_EXIST(NOT_FOUND),
        CALLER_MUST_BE_KNOWN(CALLER_UNKNOWN),
        CALLER_MUST_BE_ALLOWED(NOT_ALLOWED),
        DATABASE_MUST_ANSWER(AWAY),
        SERVER_MUST_NOT_FAIL(OWN_FAULT);

        private final Kind kind;
        private final Set<String> facts;

        Code(Kind kind, String... facts) {
            this.kind = kind;
            this.facts = Set.of(facts);
        }

        public Kind kind() {
            return kind;
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
