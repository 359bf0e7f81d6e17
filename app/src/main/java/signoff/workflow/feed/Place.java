// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the feed: behind which entry a reader goes on. A cursor is its text form, which
 * readers keep and hand back, and never take apart.
 *
 * @param transaction the transaction that wrote the entry (xid8, an unsigned number)
 * @param sequence the entry within the order of writing
 */
record Place(long transaction, long sequence) {

    static final Place START = new Place(0, 0);

    private static final Pattern FORM = Pattern.compile("f1\\.(\\d{1,20})\\.(\\d{1,19})");
    private static final int CURSOR_LENGTH_MAX = 64;

    String cursor() {
        var text = "f1." + Long.toUnsignedString(transaction) + "." + sequence;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    /** Empty when the cursor is none of ours. */
    static Optional<Place> of(String cursor) {
        if (cursor.length() > CURSOR_LENGTH_MAX) return Optional.empty();
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            var form = FORM.matcher(text);
            if (!form.matches()) return Optional.empty();
            return Optional.of(new Place(
                    Long.parseUnsignedLong(form.group(1)), Long.parseLong(form.group(2))));
        } catch (IllegalArgumentException e) { // Neither Base64 nor a number that fits.
            return Optional.empty();
        }
    }
}
