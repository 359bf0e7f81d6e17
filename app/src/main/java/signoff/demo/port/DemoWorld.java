// SPDX-License-Identifier: Apache-2.0
package signoff.demo.port;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import signoff.kernel.Money;
import signoff.line.NetworkIdentity;

/**
 * The outside world of a demo, seen from above.
 *
 * <ul>
 *   <li>{@code addLine} twice adds it once.
 *   <li>What was sent and paid is all here, in the order in which it happened.
 *   <li>A mood holds for this node alone, and until its next start.
 * </ul>
 */
public interface DemoWorld {

    /** Puts a line into service in the network. */
    void addLine(NetworkIdentity line);

    /**
     * What was sent, newest first.
     *
     * @param before the number of the oldest one seen; 0 to begin
     */
    List<SentMessage> messages(int most, long before);

    /**
     * What was paid and paid back, oldest first.
     *
     * @param after the number of the last one seen; 0 to begin
     */
    List<CarriedPayment> payments(int most, long after);

    /** Where a page of the bank's leads back to; empty when no such page is open. */
    Optional<URI> cardPage(UUID registration);

    /** What somebody does there: a card by one of {@link #CARDS}, or nothing when they leave. */
    void finishCardPage(UUID registration, Optional<String> card);

    /** Invented cards, by what they are called here. */
    List<String> CARDS = List.of("visa-4242", "mastercard-1881", "unionpay-0505");

    /** The systems outside, and what each is like; empty for a mixture that has no name here. */
    List<Outside> systems();

    void set(String system, Mood mood);

    /** A message as it can be read. Personal data, invented. */
    record SentMessage(
            long number,
            Instant at,
            String brand,
            String kind,
            String to,
            String language,
            String subject,
            String text) {}

    /**
     * A payment as the gateway carried it out.
     *
     * @param kind {@code TAKEN}, {@code PAID_BACK} or {@code PAID_OUT}
     * @param source the instrument it was taken from, or the payment that it pays back
     */
    record CarriedPayment(
            long number, Instant at, String kind, String source, Money amount, String reference) {}

    record Outside(String system, Optional<Mood> mood) {}

    /** What a system can be like, in one word. */
    enum Mood {
        FINE,
        SLOW,
        BUSY,
        /** It does what it is told, and its answers are lost. */
        SILENT,
        /** Nothing reaches it, and it cannot be asked. */
        GONE,
        REFUSING,
        /** Each of the faults that pass, now and then. */
        FLAKY
    }
}
