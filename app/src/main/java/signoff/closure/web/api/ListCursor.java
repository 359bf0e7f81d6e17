// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.zip.CRC32C;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/**
 * A place in a list, as text that callers keep and hand back. It is no secret; the sum in it only
 * tells a cursor of ours from anything else, and from one that was cut on the way.
 */
final class ListCursor {

    private static final String FORM = "[0-9a-f]{8}:.*";
    private static final int LENGTH_MAX = 300;

    private ListCursor() {}

    static String seal(String place) {
        var text = sum(place) + ":" + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static String open(String cursor) {
        try {
            if (cursor.length() <= LENGTH_MAX) {
                var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
                if (text.matches(FORM) && text.substring(0, 8).equals(sum(text.substring(9)))) {
                    return text.substring(9);
                }
            }
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static RequestRefused notOurs() {
        return new RequestRefused(Refusal.of(Refusal.Code.CURSOR_MUST_BE_OURS));
    }

    private static String sum(String place) {
        var sum = new CRC32C();
        sum.update(("closures:" + place).getBytes(UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
