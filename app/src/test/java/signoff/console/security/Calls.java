// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What the application can be asked for: the methods and addresses of its handlers. */
final class Calls {

    /** One method at one address. */
    private record Call(String method, PathPattern address) {

        /** Whether a row such as {@code GET /home} asks for it. */
        boolean fits(String row) {
            var words = row.split(" ", 2);
            return method.equals(words[0]) && address.matches(PathContainer.parsePath(words[1]));
        }

        @Override
        public String toString() {
            return method + " " + address.getPatternString();
        }
    }

    private final List<Call> all;

    /** Those at addresses of one kind. */
    Calls(RequestMappingHandlerMapping pages, Predicate<String> addresses) {
        all = pages.getHandlerMethods().keySet().stream()
                .flatMap(Calls::calls)
                .filter(call -> addresses.test(call.address().getPatternString()))
                .distinct()
                .toList();
    }

    /** A handler that names no method answers to all of them. */
    private static Stream<Call> calls(RequestMappingInfo page) {
        var named = page.getMethodsCondition().getMethods();
        var methods = named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named;
        return page.getPatternValues().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .flatMap(path -> methods.stream().map(method -> new Call(method.name(), path)));
    }

    /** What no row asks for. A row asks for what fits it best, as the application does. */
    List<String> without(Stream<String> rows) {
        var asked = rows.flatMap(row -> all.stream()
                        .filter(call -> call.fits(row))
                        .min(Comparator.comparing(Call::address))
                        .stream())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(call -> !asked.contains(call))
                .map(Call::toString)
                .sorted()
                .toList();
    }
}
