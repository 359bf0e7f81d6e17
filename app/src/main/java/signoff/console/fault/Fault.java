// SPDX-License-Identifier: Apache-2.0
package signoff.console.fault;

import static signoff.kernel.Refusal.Code.CALLER_MUST_BE_ALLOWED;
import static signoff.kernel.Refusal.Code.DATABASE_MUST_ANSWER;
import static signoff.kernel.Refusal.Code.PAGE_MUST_EXIST;
import static signoff.kernel.Refusal.Code.REQUEST_MUST_BE_UNDERSTOOD;
import static signoff.kernel.Refusal.Code.REQUEST_MUST_NOT_BE_TOO_LARGE;
import static signoff.kernel.Refusal.Code.SERVER_MUST_NOT_FAIL;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/**
 * A page that could not be shown.
 *
 * @param status the status of the answer (RFC 9110)
 */
record Fault(int status, Refusal refusal) {

    /** What a server that is not told otherwise answers with, and what it means to a reader. */
    static Fault of(int status, @Nullable Throwable cause) {
        if (isOfDatabase(cause)) return new Fault(503, Refusal.of(DATABASE_MUST_ANSWER));
        var code = switch (status) {
            case 403 -> CALLER_MUST_BE_ALLOWED;
            // A browser that asks for the address of a form again found a page that is none.
            case 404, 405 -> PAGE_MUST_EXIST;
            case 413 -> REQUEST_MUST_NOT_BE_TOO_LARGE;
            case 503 -> DATABASE_MUST_ANSWER;
            default -> status < 500 ? REQUEST_MUST_BE_UNDERSTOOD : SERVER_MUST_NOT_FAIL;
        };
        return new Fault(status, Refusal.of(code));
    }

    /** What a page refused on purpose; null for anything else. */
    static @Nullable Fault of(Exception thrown) {
        return switch (thrown) {
            case RequestRefused refused -> of(refused.refusal());
            // An id that is none is an address that is none.
            case MethodArgumentTypeMismatchException _ ->
                new Fault(404, Refusal.of(PAGE_MUST_EXIST));
            default -> null;
        };
    }

    private static Fault of(Refusal refusal) {
        var status = switch (refusal.code().kind()) {
            case NOT_FOUND -> 404;
            case NOT_ALLOWED, CALLER_UNKNOWN -> 403;
            case MALFORMED -> 400;
            case TOO_LARGE -> 413;
            default -> 409;
        };
        return new Fault(status, refusal);
    }

    // Connection failures, and a server that is told to stop, by their SQL states (class 08, 57P).
    // A transaction that can neither be begun nor rolled back has lost its connection, too.
    private static boolean isOfDatabase(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException) return true;
            if (cause instanceof TransactionSystemException) return true;
            if (cause instanceof SQLTransientConnectionException) return true;
            if (cause instanceof SQLException failed && isGone(failed.getSQLState())) return true;
        }
        return false;
    }

    private static boolean isGone(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
