// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * A form that somebody filled in after their session had ended. It is shown again after sign-in, so
 * that nothing typed is lost. Personal data: held in a session alone, and sealed there.
 *
 * @param path where it was sent, and where it will be sent again
 */
record KeptForm(String path, List<Field> fields) implements Serializable {

    /** One name and one value, in the order they came. */
    record Field(String name, String value) implements Serializable {}

    private static final int FIELDS_MAX = 100;
    private static final int LETTERS_MAX = 16_000;

    /** What must be typed again, or is made anew. */
    private static final List<String> LEFT_OUT = List.of("_csrf", "password", "secret", "cvc");

    /** The form of a request; empty when it has none, or one too large to keep. */
    static Optional<KeptForm> of(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !isForm(request)) return Optional.empty();
        var fields = new ArrayList<Field>();
        for (var entry : request.getParameterMap().entrySet()) {
            addFields(entry, fields);
        }
        var letters = fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
        return fields.size() > FIELDS_MAX || letters > LETTERS_MAX
                ? Optional.empty()
                : Optional.of(new KeptForm(request.getRequestURI(), List.copyOf(fields)));
    }

    private static void addFields(Map.Entry<String, String[]> entry, List<Field> fields) {
        var name = entry.getKey().toLowerCase(Locale.ROOT);
        if (LEFT_OUT.stream().anyMatch(name::contains)) return;
        for (var value : entry.getValue()) {
            fields.add(new Field(entry.getKey(), value));
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    public String toString() {
        return "form of " + fields.size() + " fields for " + path;
    }
}
