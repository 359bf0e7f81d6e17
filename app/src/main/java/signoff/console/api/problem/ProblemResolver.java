// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import static signoff.kernel.Refusal.Code.BODY_MUST_BE_JSON;
import static signoff.kernel.Refusal.Code.JSON_MUST_BE_ACCEPTED;
import static signoff.kernel.Refusal.Code.METHOD_MUST_BE_OFFERED;
import static signoff.kernel.Refusal.Code.PAGE_MUST_EXIST;
import static signoff.kernel.Refusal.Code.PROPERTY_MUST_BE_GIVEN;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/** Turns whatever ends a request of the API into a refusal. Pages are left to the console. */
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {

    /** All that is ours to answer begins so. */
    static final String ROOT = "/api/";

    private final Problems problems;

    ProblemResolver(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception ended) {
        if (!request.getRequestURI().startsWith(ROOT) || isForSecurity(ended)) return null;
        try {
            if (ended instanceof HttpRequestMethodNotSupportedException method) {
                response.setHeader(HttpHeaders.ALLOW, offeredBy(method));
            }
            problems.write(request, response, refusalOf(ended));
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForSecurity(Exception ended) {
        return ended instanceof AccessDeniedException || ended instanceof AuthenticationException;
    }

    static Refusal refusalOf(Throwable ended) {
        return switch (ended) {
            case RequestRefused refused -> refused.refusal();
            case HttpMessageNotReadableException body -> Unreadable.of(body.getCause());
            case MethodArgumentNotValidException wanting -> Wanting.of(wanting);
            case HandlerMethodValidationException wanting -> Wanting.of(wanting);
            case MethodArgumentTypeMismatchException wrong ->
                Unreadable.mustFit(wrong.getName(), Unreadable.nameOf(wrong.getRequiredType()));
            case MissingServletRequestParameterException missing ->
                Refusal.of(PROPERTY_MUST_BE_GIVEN, "property", missing.getParameterName());
            case HttpRequestMethodNotSupportedException method ->
                new Refusal(
                        METHOD_MUST_BE_OFFERED,
                        Map.of("method", method.getMethod(), "offered", offeredBy(method)));
            case HttpMediaTypeNotSupportedException media -> Refusal.of(BODY_MUST_BE_JSON);
            case HttpMediaTypeNotAcceptableException media -> Refusal.of(JSON_MUST_BE_ACCEPTED);
            case NoResourceFoundException nothing -> Refusal.of(PAGE_MUST_EXIST);
            case NoHandlerFoundException nothing -> Refusal.of(PAGE_MUST_EXIST);
            default -> Faults.of(ended);
        };
    }

    private static String offeredBy(HttpRequestMethodNotSupportedException method) {
        var offered = method.getSupportedMethods();
        return offered == null ? "" : String.join(", ", offered);
    }
}
