// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

import signoff.console.api.problem.TokenProblems;
import signoff.kernel.BrandId;

/**
 * Deny first: what is not on a list here needs sign-in, or a token. Three chains, for tokens, for
 * programs and for people, so that none is ever judged by the rules of another.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebSecurity {

    private static final String CONTENT_SECURITY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "script-src 'self'",
            "connect-src 'self'");

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=()";

    /** What anybody may ask for. */
    private static final String[] OPEN = {
        "/",
        "/sign-in",
        "/password/**",
        "/assets/**",
        "/error",
        "/closures/*/confirm",
        "/verify",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/v3/api-docs",
        "/v3/api-docs.yaml"
    };

    /** An access token for a program that proves who it is (RFC 6749, 4.4). */
    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http, JwtGenerator generator) {
        http.securityMatcher("/oauth2/token")
                .oauth2AuthorizationServer(server -> server.tokenGenerator(generator))
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable);
        return stateless(http).build();
    }

    /** How programs are told apart: there is no other secret that this server compares. */
    @Bean
    PasswordEncoder integratorSecrets(IntegratorStore integrators) {
        return integrators.secrets();
    }

    /** What the settings name is entered at each start, and replaces what was there. */
    @Bean
    ApplicationRunner enterIntegrators(IntegratorStore store, WebSettings settings) {
        return start -> settings.integrators()
                .forEach(one -> store.enter(
                        new BrandId(one.brand()), one.client(), one.secret(), one.scopes()));
    }

    /** Programs. Which scope an operation needs stands at the operation. */
    @Bean
    @Order(2)
    SecurityFilterChain programChain(HttpSecurity http, Callers callers, TokenProblems problems) {
        http.securityMatcher("/api/**")
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .oauth2ResourceServer(
                        server -> server.jwt(token -> token.jwtAuthenticationConverter(callers))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems))
                .exceptionHandling(wrong ->
                        wrong.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .csrf(AbstractHttpConfigurer::disable);
        return stateless(http).build();
    }

    /** People, and everything else there is. */
    @Bean
    @Order(3)
    SecurityFilterChain personChain(
            HttpSecurity http, PersonMemory memory, SignInFirst first, Rules rules) {
        http.authorizeHttpRequests(any -> any.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(rules.demo(), rules.management())
                        .permitAll()
                        .requestMatchers("/operator/**", "/actuator/**")
                        .hasRole("ENGINEER")
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new SameOrigin(), CsrfFilter.class)
                .addFilterBefore(new FormLimit(rules.formMax()), SameOrigin.class)
                .csrf(forms -> forms.csrfTokenRepository(rules.formTokens()))
                .securityContext(context -> context.securityContextRepository(memory))
                .requestCache(WebSecurity::none)
                .exceptionHandling(
                        wrong -> wrong.authenticationEntryPoint(first).accessDeniedHandler(first))
                .logout(out -> out.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in?told=out")
                        .deleteCookies(SessionWiring.COOKIE));
        return headers(http).build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        http.sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(WebSecurity::none)
                .logout(AbstractHttpConfigurer::disable);
        return headers(http);
    }

    private static void none(RequestCacheConfigurer<HttpSecurity> cache) {
        cache.requestCache(new NullRequestCache());
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .addHeaderWriter(
                        new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS)));
    }

    @Bean
    Rules rules(
            @Value("${signoff.demo:false}") boolean demo,
            Environment environment,
            WebSettings settings,
            CsrfTokenRepository formTokens) {
        RequestMatcher onDemo = request -> demo && path(request).matches("/demo(/.*)?");
        RequestMatcher onManagement = request -> isManagement(request, environment);
        return new Rules(onDemo, onManagement, formTokens, settings.formMax().toBytes());
    }

    /** What the settings say of the rules for people. */
    record Rules(
            RequestMatcher demo,
            RequestMatcher management,
            CsrfTokenRepository formTokens,
            long formMax) {}

    /**
     * The token of a form is in a cookie too, so that a page shown to nobody in particular needs no
     * session, and a form outlives the session it was shown in.
     */
    @Bean
    CsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(SessionWiring.COOKIE + "-form");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
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
