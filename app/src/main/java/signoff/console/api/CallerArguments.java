// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import signoff.console.api.problem.Problems;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;

/**
 * Gives controllers of any module who calls, in words of the kernel: a brand, an actor, a language.
 */
final class CallerArguments implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> TYPES = Set.of(BrandId.class, Actor.class, Language.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType())
                && parameter.getContainingClass().getPackageName().endsWith(".api");
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == Language.class) return Problems.languageOf(request);
        var caller = Callers.of(request);
        return parameter.getParameterType() == BrandId.class ? caller.brand() : caller.actor();
    }
}
