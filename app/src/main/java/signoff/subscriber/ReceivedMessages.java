// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;
import signoff.notification.MessageProofs;
import signoff.notification.Notice;
import signoff.subscriber.Attempts.Kind;

/**
 * Tells who holds a message whether it is ours (SF-94), and limits how often a visitor can guess.
 * No address is looked up, so the answer never shows who has an account.
 */
@Component
public class ReceivedMessages {

    private final MessageProofs proofs;
    private final Attempts attempts;

    ReceivedMessages(MessageProofs proofs, Attempts attempts) {
        this.proofs = proofs;
        this.attempts = attempts;
    }

    /** What a message proved to be. */
    public sealed interface Checked {

        /** We sent one of that kind to that address on that day. */
        record Ours(Notice notice, LocalDate sentOn) implements Checked {}

        record NotOurs() implements Checked {}

        /** Too many proofs came from there that fit nothing. */
        record Refused(Refusal why) implements Checked {}
    }

    /**
     * Checks the proof at the end of a message.
     *
     * @param reached the e-mail address or phone number that the message came to
     * @param visitor where the attempt comes from
     */
    public Checked check(String reached, String proof, String visitor) {
        var slower = attempts.take(Kind.MESSAGE_CHECKED, visitor);
        if (slower.isPresent()) return new Checked.Refused(slower.get());
        var found = proofs.check(reached, proof);
        if (found.isEmpty()) return new Checked.NotOurs();
        attempts.giveBack(Kind.MESSAGE_CHECKED, visitor);
        return new Checked.Ours(found.get().notice(), found.get().sentOn());
    }
}
