// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;

/** Puts together what the rules of {@link WebSecurity} go by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class RuleWiring {

    @Bean
    WebRules webRules(
            @Value("${signoff.demo:false}") boolean demo,
            Environment environment,
            WebSettings settings,
            CsrfTokenRepository formTokens) {
        RequestMatcher onDemo = request -> demo && path(request).matches("/demo(/.*)?");
        RequestMatcher onManagement = request -> isManagement(request, environment);
        return new WebRules(
                onDemo,
                onManagement,
                formTokens,
                settings.formMax().toBytes(),
                settings.uploadMax().toBytes());
    }

    /** What may come with files at once, for whoever reads them as they come in. */
    @Bean
    DataSize uploadMax(WebSettings settings) {
        return settings.uploadMax();
    }

    /**
     * The token of a form is in a cookie too, so that a page shown to nobody in particular needs no
     * session, and a form outlives the session it was shown in.
     */
    @Bean
    CsrfTokenRepository formTokens(SecureCookies secure) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(SessionWiring.COOKIE + "-form");
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (secure.always()) cookie.secure(true);
        });
        return tokens;
    }

    /** An address that an operator has set apart for this, with {@code management.server.port}. */
    private static boolean isManagement(HttpServletRequest request, Environment environment) {
        var apart = environment.getProperty("local.management.port", Integer.class, -1);
        var main = environment.getProperty("local.server.port", Integer.class, -1);
        return !apart.equals(main)
                && request.getLocalPort() == apart
                && path(request).startsWith("/actuator");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
