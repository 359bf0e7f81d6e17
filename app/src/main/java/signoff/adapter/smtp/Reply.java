// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the server said no with. Its words are left out, because they repeat the address.
 *
 * @param code the reply code (RFC 5321, 4.2.1)
 * @param detail the enhanced code (RFC 3463), or nothing
 */
record Reply(int code, String detail) {

    private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    boolean isForGood() {
        return code >= 500 && code < 600;
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? "" + code : code + " " + detail;
    }

    /** The reply that a failure carries, if the server said anything. */
    static Optional<Reply> in(MessagingException failure) {
        Exception next = failure;
        var deepest = Optional.<Reply>empty();
        while (next instanceof MessagingException mail) {
            var here = one(mail);
            if (here.isPresent()) deepest = here;
            next = mail.getNextException();
        }
        return deepest;
    }

    private static Optional<Reply> one(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException no -> of(no.getReturnCode(), no.getMessage());
            case SMTPSenderFailedException no -> of(no.getReturnCode(), no.getMessage());
            case SMTPSendFailedException no -> of(no.getReturnCode(), no.getMessage());
            default -> Optional.empty();
        };
    }

    private static Optional<Reply> of(int code, @Nullable String words) {
        if (code < 400 || code > 599) return Optional.empty();
        if (words == null) return Optional.of(new Reply(code, ""));
        var enhanced = ENHANCED.matcher(words);
        return Optional.of(new Reply(code, enhanced.find() ? enhanced.group() : ""));
    }
}
