// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import signoff.closure.Closures;
import signoff.console.Caller;
import signoff.console.api.problem.TokenProblems;
import signoff.device.Bindings;
import signoff.device.Devices;
import signoff.kernel.BrandId;
import signoff.line.Lines;
import signoff.line.allowance.Buckets;
import signoff.line.commitment.Commitments;
import signoff.order.Orders;
import signoff.suspension.Suspensions;
import signoff.suspension.Unblocks;
import signoff.vault.TestVault;
import signoff.vault.Vault;

/** The API alone: real port, real PostgreSQL, closings and orders in memory, tokens by hand. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({
    "signoff.console.api",
    "signoff.closure.web.api",
    "signoff.order.web.api",
    "signoff.suspension.web.api",
    "signoff.device.web.api",
    "signoff.line.web.api",
    "signoff.workflow.feed",
    "signoff.database",
    "signoff.kernel"
})
@Profile("api-alone")
class ApiTestApplication {

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    Vault vault() {
        return TestVault.make();
    }

    @Bean
    FakeClosures fakeClosures(JdbcTemplate sql) {
        return new FakeClosures(sql);
    }

    @Bean
    FakeLines fakeLines() {
        return new FakeLines();
    }

    @Bean
    Closures closures(FakeClosures fake) {
        return Partly.as(Closures.class, fake);
    }

    @Bean
    Lines lines(FakeLines fake) {
        return Partly.as(Lines.class, fake);
    }

    @Bean
    Orders orders() {
        return Partly.as(Orders.class, new FakeOrders());
    }

    @Bean
    Suspensions suspensions() {
        return Partly.as(Suspensions.class, new FakeSuspensions());
    }

    @Bean
    Unblocks unblocks() {
        return Partly.as(Unblocks.class, new Object());
    }

    @Bean
    Devices devices() {
        return Partly.as(Devices.class, new Object());
    }

    @Bean
    Bindings bindings() {
        return Partly.as(Bindings.class, new Object());
    }

    @Bean
    Commitments commitments(JdbcTemplate sql, TransactionTemplate transaction) {
        return new Commitments(sql, transaction);
    }

    @Bean
    Buckets buckets(JdbcTemplate sql) {
        return new Buckets(sql);
    }

    /** The token is {@code client:brand:scope,scope}, taken at its word. */
    @Bean
    SecurityFilterChain tokensByHand(HttpSecurity http, TokenProblems problems) {
        return http.authorizeHttpRequests(any -> any.requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(with ->
                        with.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new ByHand(), AuthorizationFilter.class)
                .build();
    }

    private static final class ByHand extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var header = request.getHeader("Authorization");
            if (header != null && header.startsWith("Bearer ")) {
                var parts = header.substring(7).split(":", 3);
                var caller =
                        new Caller(new BrandId(parts[1]), parts[0], Set.of(parts[2].split(",")));
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                caller, null, List.of()));
            }
            chain.doFilter(request, response);
        }
    }

    /** A clock that a test can wind. */
    static final class TestClock extends Clock {

        private volatile java.time.Instant now = java.time.Instant.parse("2026-11-21T03:00:00Z");

        void wind(java.time.Duration by) {
            now = now.plus(by);
        }

        @Override
        public java.time.Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
