// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;

import signoff.console.api.problem.TokenProblems;
import signoff.console.staff.StaffDoor;
import signoff.console.staff.StaffRules;
import signoff.console.staff.StaffSignInFirst;

/**
 * Deny first: what is not on a list here needs sign-in, or a token. Four chains, for tokens, for
 * programs, for staff and for people, so that none is ever judged by the rules of another.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
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
        "/lost",
        "/register/**",
        "/recover/**",
        "/assets/**",
        "/error",
        "/closures/*/confirm",
        VerifyPage.PATH,
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

    /** Programs. Which scope an operation needs stands at the operation. */
    @Bean
    @Order(2)
    SecurityFilterChain programChain(
            HttpSecurity http,
            Converter<Jwt, AbstractAuthenticationToken> callers,
            TokenProblems problems) {
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

    /** Staff, who have sessions of their own: none of a subscriber opens anything here. */
    @Bean
    @Order(3)
    SecurityFilterChain staffChain(
            HttpSecurity http, StaffDoor door, StaffSignInFirst first, WebRules rules) {
        http.securityMatcher(StaffRules.paths())
                .authorizeHttpRequests(any -> {
                    any.requestMatchers(rules.management()).permitAll();
                    any.requestMatchers(StaffRules.open()).permitAll();
                    for (var rule : StaffRules.table()) {
                        any.requestMatchers(rule.method(), rule.paths().toArray(String[]::new))
                                .hasAnyRole(rule.roles().toArray(String[]::new));
                    }
                    any.anyRequest().hasRole(StaffRules.STAFF);
                })
                .addFilterBefore(new SameOrigin(), CsrfFilter.class)
                .addFilterBefore(new FormLimit(rules.formMax(), rules.formMax()), SameOrigin.class)
                .csrf(forms -> forms.csrfTokenRepository(rules.formTokens()))
                .securityContext(context -> context.securityContextRepository(door))
                .requestCache(WebSecurity::none)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        wrong -> wrong.authenticationEntryPoint(first).accessDeniedHandler(first));
        return headers(http).build();
    }

    /** People, and everything else there is. */
    @Bean
    @Order(4)
    SecurityFilterChain personChain(
            HttpSecurity http, PersonMemory memory, SignInFirst first, WebRules rules) {
        http.authorizeHttpRequests(any -> any.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(rules.demo())
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new SameOrigin(), CsrfFilter.class)
                .addFilterBefore(
                        new FormLimit(rules.formMax(), rules.uploadMax()), SameOrigin.class)
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
}
