// SPDX-License-Identifier: Apache-2.0
package signoff.console.fault;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the server sends a request that nobody answered. Uses no session and no database: either
 * may be what is broken.
 */
@Controller
class ErrorPage implements ErrorController {

    /** Where a page that refused on purpose leaves what it has to tell. */
    static final String FAULT = ErrorPage.class.getName() + ".fault";

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request) {
        var fault = request.getAttribute(FAULT) instanceof Fault told
                ? told
                : Fault.of(statusOf(request), causeOf(request));
        var page = new ModelAndView("console/error");
        page.setStatus(HttpStatusCode.valueOf(fault.status()));
        page.addObject("bare", true);
        page.addObject("status", fault.status());
        page.addObject("refusal", fault.refusal());
        return page;
    }

    // Asked for directly, there is no error: then it is a page that does not exist.
    private static int statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : 404;
    }

    private static @Nullable Throwable causeOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause
                ? cause
                : null;
    }
}
