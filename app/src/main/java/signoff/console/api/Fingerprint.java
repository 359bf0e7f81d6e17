// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import signoff.vault.Vault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What makes a request the same as another: method, path and what its body says. Neither the order
 * of its properties nor the space between them says anything.
 *
 * <p>Keyed, because a body may hold the number of an account: who has the database alone could else
 * try all numbers there are (I31).
 */
@Component
class Fingerprint {

    private static final String PURPOSE = "request";

    private final JsonMapper json;
    private final Vault vault;

    Fingerprint(JsonMapper json, Vault vault) {
        this.json = json;
        this.vault = vault;
    }

    /** Empty when the body is no JSON. Such a request does nothing, whatever its key. */
    Optional<byte[]> of(String method, String path, byte[] body) {
        try {
            var text = new StringBuilder(method).append('\n').append(path).append('\n');
            if (body.length > 0) write(json.readTree(body), text);
            return Optional.of(vault.digest(PURPOSE, text.toString().getBytes(UTF_8)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            var properties = new TreeMap<String, JsonNode>();
            node.properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
            text.append('{');
            properties.forEach((name, value) -> {
                text.append(json.writeValueAsString(name)).append(':');
                write(value, text);
                text.append(',');
            });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(value -> {
                write(value, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(json.writeValueAsString(node));
        }
    }
}
