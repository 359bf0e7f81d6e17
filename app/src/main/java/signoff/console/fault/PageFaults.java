// SPDX-License-Identifier: Apache-2.0
package signoff.console.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a page refuses as a page. What an API refuses is not for people, and stays as is. */
@Component
class PageFaults implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception thrown) {
        if (!(handler instanceof HandlerMethod method) || !isPage(method)) return null;
        var fault = Fault.of(thrown);
        if (fault == null) return null;
        request.setAttribute(ErrorPage.FAULT, fault);
        try {
            response.sendError(fault.status());
        } catch (IOException e) {
            throw new UncheckedIOException("the reader is gone", e);
        }
        return new ModelAndView(); // Nothing to draw here: the error page does.
    }

    private static boolean isPage(HandlerMethod method) {
        return !method.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }
}
