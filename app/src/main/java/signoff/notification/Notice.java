// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.util.Locale;
import java.util.Set;

/**
 * What a subscriber may be told. The words are in {@code notices}, one folder for each.
 *
 * <p>Behind each notice stand the facts that {@link TellSubscriber} has to bring:
 *
 * <ul>
 *   <li>{@code caseNumber}: as {@code CaseId.number()} says it
 *   <li>{@code lineNumber}: the last four digits of the number, never more
 *   <li>{@code zone}: the zone that days and times are told in, such as {@code Asia/Hong_Kong}
 *   <li>{@code noticeReceived}, {@code serviceStops}, {@code codeValidUntil}, {@code resumesAt},
 *       {@code opensAt}: moments (ISO 8601), told with day, time and zone
 *   <li>{@code confirmBy}, {@code decideBy}, {@code refundBy}, {@code restorableUntil},
 *       {@code payBy}, {@code enterBy}, {@code signInUntil}, {@code answerBy}, {@code appealBy}:
 *       deadlines (ISO 8601), told as the last day before they pass
 *   <li>{@code amountMinor} with {@code currency}: a sum in minor units, told as {@code {amount}}
 *   <li>{@code codeValidFor}: a span (ISO 8601)
 *   <li>{@code codeKind}, {@code codeSubject}, {@code codeContent}, {@code codeRound}: a
 *       {@link Codes.Purpose}. The code itself is made when the message is sent, so that no row,
 *       journal or log holds it (I33). It is told as {@code {code}}.
 *   <li>{@code path}: where the code is entered. With the public address before it and
 *       {@code /confirm?code=} and the token behind it, it is told as {@code {link}}, by mail only.
 *       The page there asks for no password, and does nothing before a button is pressed: mail
 *       programs open links by themselves.
 * </ul>
 *
 * <p>{@code {brand}} is there for every notice.
 */
public enum Notice {
    /** The request is in. Its receipt (SF-56, SF-65). */
    CLOSURE_RECEIVED("caseNumber", "lineNumber", "noticeReceived", "zone"),

    /** A code or a link has to come back (SF-64). */
    CLOSURE_CONFIRM(
            "caseNumber",
            "lineNumber",
            "codeValidUntil",
            "confirmBy",
            "zone",
            "path",
            "codeKind",
            "codeSubject",
            "codeContent",
            "codeRound"),

    /** Confirmed, with the dates. */
    CLOSURE_COMMITTED("caseNumber", "lineNumber", "serviceStops", "decideBy", "refundBy", "zone"),

    /** Confirmed, and service stops when the balance is used up. */
    CLOSURE_USING_UP("caseNumber", "lineNumber", "serviceStops", "decideBy", "refundBy", "zone"),

    /** Confirmed, or approved where people decide, and service ends at once (C8). */
    CLOSURE_NOW("caseNumber", "lineNumber", "refundBy", "restorableUntil", "zone"),

    /** Confirmed, and a person looks at it (C10). */
    CLOSURE_IN_REVIEW("caseNumber", "lineNumber", "decideBy", "zone"),

    /** More is needed, once and all at once (C3); and the same again while it is missing. */
    CLOSURE_NEEDS_INFO("caseNumber", "lineNumber", "answerBy", "zone"),

    /** A person has agreed, or nobody has decided in time (C12). */
    CLOSURE_APPROVED("caseNumber", "lineNumber", "serviceStops", "refundBy", "zone"),

    /** A person has rejected it (C11). Why, and the way out, is on the page. */
    CLOSURE_REJECTED("caseNumber", "lineNumber", "appealBy", "zone"),

    /** Another person looks at it. */
    CLOSURE_APPEALED("caseNumber", "lineNumber", "decideBy", "zone"),
    APPEAL_REJECTED("caseNumber", "lineNumber"),

    /** What was asked for did not come: the line goes on (C5). */
    CLOSURE_EXPIRED("caseNumber", "lineNumber"),

    /** The subscriber changed their mind. */
    CLOSURE_WITHDRAWN("caseNumber", "lineNumber"),

    /** Never confirmed: you are still a customer (C7). */
    CLOSURE_LAPSED("caseNumber", "lineNumber"),

    /** The last chance to keep the line. */
    CLOSURE_STOPS_SOON("caseNumber", "lineNumber", "serviceStops", "zone"),

    /** The network has stopped, and was read back. */
    SERVICE_ENDED(
            "caseNumber", "lineNumber", "serviceStops", "refundBy", "restorableUntil", "zone"),

    /** A code that gives a closed line back. It has no link: whoever types it has signed in. */
    RESTORE_CONFIRM(
            "caseNumber",
            "lineNumber",
            "codeValidUntil",
            "zone",
            "codeKind",
            "codeSubject",
            "codeContent",
            "codeRound"),

    /** A closed line is in service again, as read back from the network (L9). */
    LINE_RESTORED("caseNumber", "lineNumber"),

    /** A closed line could not be had back any more. */
    RESTORE_REFUSED("caseNumber", "lineNumber"),

    /** The money has left. */
    REFUND_SENT("caseNumber", "lineNumber", "amountMinor", "currency"),

    /**
     * A code for an account that a refund should go to. It has no link: money is redirected by
     * somebody who has signed in, and by nobody else (I6).
     */
    REFUND_CONFIRM(
            "caseNumber",
            "lineNumber",
            "amountMinor",
            "currency",
            "codeValidUntil",
            "zone",
            "codeKind",
            "codeSubject",
            "codeContent",
            "codeRound"),

    /** The money has not left, and somebody works on it. */
    REFUND_DELAYED("caseNumber", "lineNumber", "amountMinor", "currency"),

    /** Money and evidence are final (SF-80, SF-81). */
    CLOSURE_COMPLETED("caseNumber", "lineNumber"),

    /** The subscriber owes what is left. */
    FINAL_BILL("caseNumber", "lineNumber", "amountMinor", "currency", "payBy", "zone"),

    /** The final bill is paid. */
    FINAL_BILL_PAID("caseNumber", "lineNumber", "amountMinor", "currency"),

    /** A payment of the final bill was declined. Nothing was taken. */
    FINAL_BILL_DECLINED("caseNumber", "lineNumber", "amountMinor", "currency", "payBy", "zone"),

    /**
     * A code to set a new password (SF-24). It has no link, because what it opens is a password.
     */
    PASSWORD_CODE("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),

    /** A code for an address with which somebody registers (SF-25). */
    REGISTRATION_CODE("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),

    /** Somebody has tried to register with an address that has an account. */
    REGISTRATION_TAKEN,

    /** A code for a new contact, or for the contact of somebody who cannot sign in. */
    CONTACT_CODE("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),
    CONTACT_ADDED,
    CONTACT_REMOVED,

    /** A code that turns a lost line on again (I6), and that it came back: to all contacts. */
    UNBLOCK_CODE("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),
    UNBLOCK_PROVEN,

    /** A code for a line that somebody claims, sent to that line. */
    CLAIM_CODE("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),
    LINE_CLAIMED,

    /** To the contacts of an account: somebody will get a new way in, unless the code stops it. */
    RECOVERY_ANNOUNCED("codeKind", "codeSubject", "codeContent", "codeRound", "opensAt", "zone"),

    /** To who asked: accepted, and from when on a code comes (SF-28). */
    RECOVERY_ACCEPTED("opensAt", "zone"),
    RECOVERY_REFUSED,
    RECOVERY_CODE("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),

    /** To the contacts of an account: it has a new password and a new contact. */
    RECOVERY_DONE,

    /**
     * A code with which somebody who is to work here chooses a password. It has no link, because
     * what it opens is a password.
     */
    STAFF_INVITED("codeKind", "codeSubject", "codeContent", "codeRound", "codeValidFor"),

    /**
     * A code that closes the whole account with all of its lines (SF-52); the receipt of the
     * request. It has no link: whoever types it has signed in.
     */
    ACCOUNT_CONFIRM(
            "caseNumber",
            "noticeReceived",
            "codeValidUntil",
            "zone",
            "codeKind",
            "codeSubject",
            "codeContent",
            "codeRound"),

    /** Confirmed. Each line is told of by itself. */
    ACCOUNT_CLOSING("caseNumber"),

    /** Withdrawn, never confirmed, or a line stays: the account does, too. */
    ACCOUNT_KEPT("caseNumber"),

    /** No line and no money is left; signing in works until then (SF-82). */
    ACCOUNT_LINES_CLOSED("caseNumber", "signInUntil", "zone"),

    /** The last chance to read receipts. */
    ACCOUNT_ENDS_SOON("caseNumber", "signInUntil", "zone"),

    /** The last message there is. */
    ACCOUNT_ENDED("caseNumber"),

    TOP_UP_DONE("amountMinor", "currency"),

    /** Declined, or refused because the line is being closed. Nothing was taken. */
    TOP_UP_REFUSED("amountMinor", "currency"),
    TOP_UP_RETURNED("amountMinor", "currency"),

    /** The bill of a line that lives is paid. */
    BILL_PAID("amountMinor", "currency"),

    /** A payment of it was declined. Nothing was taken. */
    BILL_PAYMENT_REFUSED("amountMinor", "currency"),

    /** It came after the final balance, which asks for what is owed by itself. */
    BILL_PAYMENT_RETURNED("amountMinor", "currency"),

    /** What was paid by an instrument by itself ends, because it was removed. */
    MANDATES_ENDED,

    /** Off by the subscriber's wish, and read back (SF-67). */
    LINE_PAUSED("lineNumber", "resumesAt", "zone"),

    /** Off because it was lost or stolen, and read back (SF-31). Also when it has been so long. */
    LINE_BLOCKED("lineNumber"),

    /** The operator has turned the line off, for a reason that stands on the page of the line. */
    LINE_BARRED("lineNumber"),

    /** On again, and read back. */
    LINE_RESUMED("lineNumber"),

    /** A code for another SIM. It has no link, and never goes to the line itself (I34). */
    SIM_CONFIRM(
            "lineNumber",
            "codeValidUntil",
            "zone",
            "codeKind",
            "codeSubject",
            "codeContent",
            "codeRound"),

    /** Another SIM has the number, as read back; the old one never serves again (SF-31). */
    SIM_REPLACED("lineNumber"),

    /** Another SIM did not come about. Nothing was taken, and the line is as it was. */
    SIM_NOT_REPLACED("lineNumber"),

    /** Too little is paid in to renew the plan; it is tried until then. Nothing is owed. */
    RENEWAL_LACKING("lineNumber", "amountMinor", "currency", "payBy", "zone"),

    /** The plan was not renewed and does not renew any more. Nothing is owed. */
    RENEWAL_LAPSED("lineNumber"),

    /** The plan changes when the running period is over, and then costs so much each period. */
    PLAN_CHANGE_AGREED("lineNumber", "amountMinor", "currency"),

    /** The line is on another plan, which costs so much each period (SF-11). */
    PLAN_CHANGED("lineNumber", "amountMinor", "currency"),

    /** The subscriber took a change of plan back. */
    PLAN_CHANGE_CANCELLED("lineNumber"),

    /** A closing of the line began before an agreed change of plan came. */
    PLAN_CHANGE_DROPPED("lineNumber"),

    /** An add-on ends with the month that is paid for. */
    ADD_ON_ENDING("lineNumber", "amountMinor", "currency", "payBy", "zone"),

    /** The subscriber keeps an add-on after all. */
    ADD_ON_KEPT("lineNumber", "amountMinor", "currency"),

    /** An add-on has ended, and nothing was given back. */
    ADD_ON_ENDED("lineNumber"),

    /** An add-on has ended at once, and so much was given back. */
    ADD_ON_RETURNED("lineNumber", "amountMinor", "currency"),

    /** An add-on was not renewed. */
    ADD_ON_LAPSED("lineNumber", "amountMinor", "currency"),

    /** A new line is in service, and was read back (SF-15). */
    LINE_ACTIVATED("lineNumber"),

    /** Paid; the serial of the card is awaited. */
    CARD_AWAITED("enterBy", "zone"),

    /** The payment of a new line was declined. Nothing was taken. */
    PURCHASE_DECLINED("amountMinor", "currency"),

    /** A new line did not come about, and the money is back. */
    PURCHASE_RETURNED("amountMinor", "currency");

    private final Set<String> facts;

    Notice(String... facts) {
        this.facts = Set.of(facts);
    }

    /** Whether it goes to anything but the line it is about, and rather to nobody (I34). */
    boolean isForOthersThanTheLine() {
        return this == SIM_CONFIRM;
    }

    /** The facts it cannot be told without. */
    public Set<String> facts() {
        return facts;
    }

    /** The folder of its words: {@code closure-received}. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
