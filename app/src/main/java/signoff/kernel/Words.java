// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.Map;

/** Every sentence a person reads, by key and language. The words live in the message files only. */
public interface Words {

    /**
     * The sentence with its facts filled in: {@code {closedOn}} becomes the fact of that name.
     *
     * @throws IllegalArgumentException when no message file has the key, or a fact is missing
     */
    String say(Language language, String key, Map<String, ?> facts);

    default String say(Language language, String key) {
        return say(language, key, Map.of());
    }
}
