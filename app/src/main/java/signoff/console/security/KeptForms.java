// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a form in the session of who filled it in, until it has been sent again. */
@Component
class KeptForms {

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

    /** It has been sent again, or is not wanted. */
    void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.removeAttribute(FORM);
    }
}
