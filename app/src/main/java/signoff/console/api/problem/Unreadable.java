// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import static signoff.kernel.Refusal.Code.PROPERTY_MUST_BE_KNOWN;
import static signoff.kernel.Refusal.Code.PROPERTY_MUST_FIT;
import static signoff.kernel.Refusal.Code.REQUEST_MUST_BE_UNDERSTOOD;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Tells which property of a request is wrong, and what it should be, in words of the schema. */
final class Unreadable {

    private Unreadable() {}

    /** Why a body could not be read. */
    static Refusal of(@Nullable Throwable cause) {
        return switch (cause) {
            case PropertyBindingException unknown ->
                Refusal.of(PROPERTY_MUST_BE_KNOWN, "property", cut(pathOf(unknown)));
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() ->
                mustFit(pathOf(wrong), nameOf(wrong.getTargetType()));
            case StreamReadException broken -> at(broken);
            case JacksonException other -> at(other);
            case null, default ->
                new Refusal(REQUEST_MUST_BE_UNDERSTOOD, Map.of("line", 1, "column", 1));
        };
    }

    static Refusal mustFit(String property, String expected) {
        return new Refusal(
                PROPERTY_MUST_FIT, Map.of("property", cut(property), "expected", expected));
    }

    /** The schema word for a Java type, as the OpenAPI document has it. */
    static String nameOf(@Nullable Class<?> type) {
        if (type == null) return "object";
        if (type == String.class) return "string";
        if (type == long.class || type == Long.class) return "integer(int64)";
        if (type == int.class || type == Integer.class) return "integer(int32)";
        if (type == boolean.class || type == Boolean.class) return "boolean";
        if (type == Instant.class) return "string(date-time)";
        if (type.isArray() || Collection.class.isAssignableFrom(type)) return "array";
        return type.isEnum() ? valuesOf(type) : "object";
    }

    private static String valuesOf(Class<?> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }

    private static Refusal at(JacksonException broken) {
        var location = broken.getLocation();
        return new Refusal(
                REQUEST_MUST_BE_UNDERSTOOD,
                Map.of(
                        "line", location == null ? 1 : Math.max(1, location.getLineNr()),
                        "column", location == null ? 1 : Math.max(1, location.getColumnNr())));
    }

    private static String pathOf(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getPropertyName() != null
                        ? step.getPropertyName()
                        : String.valueOf(step.getIndex()))
                .collect(Collectors.joining("."));
    }

    /** What a stranger calls a property comes back to them, but not without end. */
    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
