// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import signoff.kernel.Language;
import signoff.kernel.Say;
import signoff.kernel.Words;

/**
 * Gives every page that is drawn from a template its {@code say} and the {@code frame} that the
 * layout fills. What a controller put under these names stays.
 */
class EachPage implements HandlerInterceptor {

    private final Words words;
    private final Brands brands;
    private final Clock clock;
    private final boolean demo;

    EachPage(Words words, Brands brands, Clock clock, boolean demo) {
        this.words = words;
        this.brands = brands;
        this.clock = clock;
        this.demo = demo;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || isRedirect(page)) return;
        var brand = brands.of(request);
        var language = ReaderLanguage.of(request);
        if (ReaderLanguage.asked(request).isPresent()) {
            ReaderLanguage.remember(language, request, response);
        }
        page.getModel().putIfAbsent("say", new Say(words, language, brand.zone()));
        page.getModel().putIfAbsent("frame", frame(request, page, brand, language));
        response.setHeader("Content-Language", language.tag());
    }

    private Frame frame(
            HttpServletRequest request, ModelAndView page, Brands.Brand brand, Language language) {
        return new Frame(
                brand,
                language,
                Frame.pathOf(request),
                Frame.queryOf(request),
                Reader.of(request).isPresent(),
                page.getModel().containsKey("bare"),
                demo ? clock.instant() : null);
    }

    private static boolean isRedirect(ModelAndView page) {
        var name = page.getViewName();
        return name == null || name.startsWith("redirect:");
    }
}
