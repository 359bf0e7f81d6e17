// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

import signoff.demo.InDemo;

/**
 * Lets programs drive a demo with JSON. They need no token of a form: a page of another site can
 * send a form here, and never JSON, unless we allowed it to.
 */
@InDemo
@Configuration(proxyBeanMethods = false)
class DemoSecurity {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    @Bean
    @Order(0)
    SecurityFilterChain demoChain(HttpSecurity http) {
        return http.securityMatcher(DemoSecurity::isJsonForTheDemo)
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .sessionManagement(
                        none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean isJsonForTheDemo(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var kind = request.getContentType();
        return path.startsWith("/demo/") && kind != null && kind.startsWith(JSON);
    }
}
