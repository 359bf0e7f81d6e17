// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Say;
import signoff.kernel.Visitor;
import signoff.kernel.Words;
import signoff.staff.OnDuty;

/** Gives the handlers of pages who asks: the signed-in visitor, or brand, language and words. */
class WhoAsks implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> GIVEN =
            Set.of(Visitor.class, BrandId.class, Say.class, Language.class);

    private final Brands brands;
    private final Words words;

    WhoAsks(Brands brands, Words words) {
        this.brands = brands;
        this.words = words;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return GIVEN.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) throw new IllegalStateException("pages are asked for over HTTP");
        var type = parameter.getParameterType();
        var brand = brands.of(request);
        if (type == BrandId.class) return brand.id();
        var language = ReaderLanguage.of(request);
        if (type == Language.class) return language;
        var say = new Say(words, language, brand.zone());
        return type == Say.class ? say : visitor(request, say);
    }

    private static Visitor visitor(HttpServletRequest request, Say say) {
        var onDuty = Reader.onDuty(request);
        if (onDuty.isPresent()) return visitor(onDuty.get(), say);
        var reader = Reader.of(request)
                .orElseThrow(RequestRefused.because(Refusal.Code.CALLER_MUST_BE_KNOWN));
        return new Visitor(reader.brand(), reader.account(), reader.actor(), say);
    }

    private static Visitor visitor(OnDuty staff, Say say) {
        return new Visitor(staff.brand(), staff.member(), staff.actor(), say, staff.roles());
    }
}
