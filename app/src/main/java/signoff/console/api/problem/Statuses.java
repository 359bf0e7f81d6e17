// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import org.springframework.http.HttpStatus;

import signoff.kernel.Refusal;

/** Which HTTP status a refusal has. The one table; the compiler keeps it total. */
public final class Statuses {

    private Statuses() {}

    public static HttpStatus of(Refusal.Code code) {
        return switch (code.kind()) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case CALLER_UNKNOWN -> HttpStatus.UNAUTHORIZED;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_OFFERED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NOT_READABLE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case UNFIT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
            case FAR_SIDE -> HttpStatus.BAD_GATEWAY;
            case AWAY -> HttpStatus.SERVICE_UNAVAILABLE;
            case OWN_FAULT -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
