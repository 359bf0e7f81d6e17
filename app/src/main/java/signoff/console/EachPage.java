// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import signoff.announcement.Announcements;
import signoff.kernel.Language;
import signoff.kernel.Say;
import signoff.kernel.Words;

/**
 * Gives every page that is drawn from a template its {@code say} and the {@code frame} that the
 * layout fills. What a controller put under these names stays.
 */
class EachPage implements HandlerInterceptor {

    /** Where subscribers see what is announced: their lines, and the way of a closing (SF-20). */
    /** Where somebody looks first, and all that lead to an end of something (SF-20). */
    private static final Set<String> ANNOUNCING = Set.of(
            "console/home",
            "closure/preview",
            "closure/reason",
            "closure/stop",
            "closure/consents",
            "closure/check",
            "closure/status",
            "accountclosure/close",
            "accountclosure/closing",
            "addon/end");

    private final Words words;
    private final Brands brands;
    private final Announcements announcements;
    private final Clock clock;
    private final boolean demo;

    EachPage(Words words, Brands brands, Announcements announcements, Clock clock, boolean demo) {
        this.words = words;
        this.brands = brands;
        this.announcements = announcements;
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
        if (ANNOUNCING.contains(page.getViewName()) && Reader.of(request).isPresent()) {
            var shown = announcements.shown(brand.id(), language);
            page.getModel().putIfAbsent("announcements", shown);
        }
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
                Reader.onDuty(request).isPresent(),
                page.getModel().containsKey("bare"),
                demo ? clock.instant() : null);
    }

    private static boolean isRedirect(ModelAndView page) {
        var name = page.getViewName();
        return name == null || name.startsWith("redirect:");
    }
}
