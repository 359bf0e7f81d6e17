// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import signoff.announcement.Announcements;
import signoff.kernel.Words;
import signoff.subscriber.Subscribers;

/** Puts the shell of the screens together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrandSettings.class)
class ConsoleWiring {

    @Bean
    LocaleResolver localeResolver() {
        return new ReaderLanguage();
    }

    /** After the security chain, so that the account is known whose language it is. */
    @Bean
    FilterRegistrationBean<LanguageChoice> languageChoice(Subscribers subscribers) {
        var registration = new FilterRegistrationBean<>(new LanguageChoice(subscribers));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    @Bean
    WebMvcConfigurer pages(
            Brands brands,
            Words words,
            Announcements announcements,
            Clock clock,
            @Value("${signoff.demo:false}") boolean demo) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new WhoAsks(brands, words));
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(
                        new EachPage(words, brands, announcements, clock, demo));
            }
        };
    }
}
