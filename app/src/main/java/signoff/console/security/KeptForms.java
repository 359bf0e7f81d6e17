// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps a form in the session of who filled it in, until it has been sent again. */
@Component
class KeptForms implements HandlerInterceptor, WebMvcConfigurer {

    private static final String FORM = "kept-form";

    /**
     * A program could fill the database with forms. Above this, what was typed is lost, which is
     * better than losing the database.
     */
    private static final int ANONYMOUS_MAX = 10_000;

    private final SessionStore sessions;

    KeptForms(SessionStore sessions) {
        this.sessions = sessions;
    }

    /**
     * Keeps the form of the request, unless it may have been sent by the page of somebody else: a
     * form that the reader did not fill in must not be offered to them.
     */
    boolean keep(HttpServletRequest request) {
        if (!SameOrigin.isProven(request)) return false;
        var form = KeptForm.of(request);
        if (form.isEmpty() || sessions.hasAnonymous(ANONYMOUS_MAX)) return false;
        request.getSession().setAttribute(FORM, form.get());
        return true;
    }

    Optional<KeptForm> find(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(FORM) instanceof KeptForm form
                ? Optional.of(form)
                : Optional.empty();
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    /** Who has signed in and sends a form has sent it again, or goes on with something else. */
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = request.getSession(false);
        if (session != null
                && request.getUserPrincipal() != null
                && request.getMethod().equals("POST")
                && session.getAttribute(FORM) != null) {
            session.removeAttribute(FORM);
        }
        return true;
    }
}
