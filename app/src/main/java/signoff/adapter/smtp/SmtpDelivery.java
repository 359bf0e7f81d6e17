// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection for one mail, which knows how far it came. Before the end of the data is sent the
 * server cannot have taken the mail; after it, only the answer tells (RFC 5321, 4.2.5).
 */
final class SmtpDelivery extends SMTPTransport {

    /** How far it came. */
    enum Stage {
        /** Greeting, encryption, sign-in, and the sender: all of it is between the operators. */
        BEGUN,
        /** The server looks at the recipient and the text. */
        OFFERED,
        /** The end of the data may have reached the server. */
        HANDED_OVER
    }

    private Stage stage = Stage.BEGUN;

    SmtpDelivery(Session session, boolean encrypted) {
        super(session, null, encrypted ? "smtps" : "smtp", encrypted);
    }

    Stage stage() {
        return stage;
    }

    /** The mail is delivered, whatever becomes of the goodbye. */
    void sayGoodbye() {
        try {
            close();
        } catch (MessagingException e) {
            assert stage == Stage.HANDED_OVER;
        }
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.OFFERED;
        super.rcptTo();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.HANDED_OVER;
        super.finishData();
    }

    /** Never used, because it would hide the end of the data from {@link #finishData()}. */
    @Override
    protected OutputStream bdat() {
        throw new UnsupportedOperationException("chunking is not asked for");
    }
}
