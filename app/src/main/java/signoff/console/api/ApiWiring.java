// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import signoff.console.api.problem.Problems;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** Puts the parts of the API in their places. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiWiring implements WebMvcConfigurer {

    private static final String PATHS = "/api/*";

    /** After the check of the token, whose filters stand before 0. */
    private static final int AFTER_SECURITY = 10;

    private static final int DEPTH_MAX = 16;
    private static final int STRING_MAX = 16_000;
    private static final int NAME_MAX = 200;
    private static final int NUMBER_MAX = 40;

    @Bean
    FilterRegistrationBean<RequestLimits> requestLimits(ApiSettings settings, Problems problems) {
        return onApi(new RequestLimits(settings, problems), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<WritesOnce> writesOnce(
            WritesOnce.Parts parts, Clock clock, ApiSettings settings, Problems problems) {
        return onApi(new WritesOnce(parts, clock, settings, problems), AFTER_SECURITY + 1);
    }

    @Bean
    WritesOnce.Parts writesOnceParts(
            AnswerStore answers, Fingerprint prints, PlatformTransactionManager transactions) {
        return new WritesOnce.Parts(answers, prints, transactions);
    }

    private static <F extends Filter> FilterRegistrationBean<F> onApi(F filter, int order) {
        var registered = new FilterRegistrationBean<>(filter);
        registered.addUrlPatterns(PATHS);
        registered.setOrder(order);
        return registered;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Entrance()).addPathPatterns("/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArguments());
    }

    /** What is read is bounded in every direction, before anything is made of it. */
    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return factory -> factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxStringLength(STRING_MAX)
                        .maxNameLength(NAME_MAX)
                        .maxNumberLength(NUMBER_MAX)
                        .build());
    }

    /** Nothing is guessed: what is not in the schema is refused, and no type becomes another. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper -> {
            mapper.enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addModule(new KernelJson());
            mapper.withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            });
        };
    }
}
