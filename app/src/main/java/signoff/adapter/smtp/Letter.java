// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import signoff.notification.port.MessageCarrier;

/** A message as mail: plain text in UTF-8, with the headers of a mail that no person wrote. */
final class Letter extends MimeMessage {

    private final String messageId;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Writes it.
     *
     * @param key goes into the Message-ID, so that a repeat has the same one
     */
    static Letter of(
            Session session,
            MessageCarrier.Message message,
            InternetAddress from,
            InternetAddress to,
            Stamp stamp) {
        mustBeOneLine(message.subject());
        try {
            return written(session, message, from, to, stamp);
        } catch (MessagingException e) {
            throw new IllegalStateException("a letter in memory cannot fail", e);
        }
    }

    private static Letter written(
            Session session,
            MessageCarrier.Message message,
            InternetAddress from,
            InternetAddress to,
            Stamp stamp)
            throws MessagingException {
        var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        var letter = new Letter(session, "<" + stamp.key() + "@" + domain + ">");
        letter.setFrom(from);
        letter.setRecipient(Message.RecipientType.TO, to);
        letter.setSubject(message.subject(), "UTF-8");
        letter.setSentDate(Date.from(stamp.at()));
        // RFC 3834, 5: so that no holiday notice comes back.
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("Content-Language", message.language().tag());
        letter.setText(message.text(), "UTF-8");
        letter.saveChanges();
        return letter;
    }

    /** What tells one sending from another. */
    record Stamp(String key, Instant at) {}

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** A line break in a subject would begin a header of somebody else's choice. */
    private static void mustBeOneLine(String subject) {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line without control characters");
        }
    }
}
