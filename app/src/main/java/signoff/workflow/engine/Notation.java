// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes states, facts, files and effects down as JSON, and reads them back. A record of a sealed
 * interface goes by its simple name, which is stored for ever and must never change.
 */
@Component
class Notation {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final Map<Class<?>, Map<String, Class<?>>> names = new ConcurrentHashMap<>();

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    <T> T read(Class<T> type, String text) {
        return json.readValue(text, type);
    }

    /** Reads one record of a sealed interface by its simple name. */
    <T> T read(Class<T> sealed, String name, String text) {
        var type = names.computeIfAbsent(sealed, Notation::namesOf).get(name);
        if (type == null) {
            throw new IllegalStateException(
                    "stored name '" + name + "' is no record of " + sealed.getName());
        }
        return sealed.cast(json.readValue(text, type));
    }

    static String nameOf(Object value) {
        return value.getClass().getSimpleName();
    }

    private static Map<String, Class<?>> namesOf(Class<?> sealed) {
        var found = new HashMap<String, Class<?>>();
        collect(sealed, found);
        return Map.copyOf(found);
    }

    private static void collect(Class<?> sealed, Map<String, Class<?>> found) {
        for (var type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                collect(type, found);
            } else if (found.put(type.getSimpleName(), type) != null) {
                throw new IllegalStateException("two records are called " + type.getSimpleName());
            }
        }
    }
}
