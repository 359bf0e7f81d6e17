// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;

/** Takes orders for new lines and brings the lines into service, or the money back. */
public interface Activations {

    /**
     * Orders a line. Paid at once from the instrument; a number is given when the payment is in.
     * The same request again gets the first answer.
     */
    Deciding order(AccountId account, Request request, Actor actor);

    /** Names the card of an order that waits for one, by the serial that is printed on it. */
    Deciding nameCard(CaseId order, String serial, Actor actor);

    /** Ends an order as long as its table says so. All of the money goes back. */
    Deciding cancel(CaseId order, Actor actor);

    /** A person has put right what was stuck: it is done again, under its old key. */
    Deciding tryAgain(CaseId order, Actor actor);

    Optional<Ordered> find(CaseId order);

    /** Finds whose order it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID order);

    /** The orders of an account, newest first, 50 at most. */
    List<Ordered> of(AccountId account);

    /** What an account can pay by. */
    List<String> instruments(AccountId account);

    /**
     * What is wanted.
     *
     * @param id made by the caller before the first try
     * @param version of the catalog whose price was shown: another price is never charged
     */
    record Request(
            UUID id,
            BrandId brand,
            String country,
            String offering,
            String version,
            String instrument) {}

    /**
     * An order for a line as a person sees it.
     *
     * @param line the line that it becomes: there is none of that name before it is COMPLETED
     * @param endedFor why there is no line; null while there may be one
     * @param number reserved for it or in service; null before and after
     * @param cardBy until when the serial of a card is waited for
     */
    record Ordered(
            CaseId id,
            LineId line,
            BrandId brand,
            String country,
            String offering,
            String version,
            String instrument,
            Money due,
            Status status,
            @Nullable EndedFor endedFor,
            @Nullable String number,
            Instant cardBy,
            Instant placedAt) {

        /** As the table of moves has it: see {@code ActivationRules}. */
        public boolean isCancellable() {
            return status == Status.AWAITING_CARD || status == Status.HELD;
        }

        Ordered with(@Nullable String given) {
            return new Ordered(
                    id,
                    line,
                    brand,
                    country,
                    offering,
                    version,
                    instrument,
                    due,
                    status,
                    endedFor,
                    given,
                    cardBy,
                    placedAt);
        }
    }

    /** Where an order stands. */
    enum Status {
        /** The bank is asked. */
        PENDING,
        AWAITING_CARD,
        CONNECTING,
        /** The network refused. A person looks, and the subscriber may cancel. */
        HELD,
        /** There is no line, and the money is on its way back. */
        RETURNING,
        COMPLETED,
        CANCELLED,
        /** Nothing was taken. */
        FAILED
    }

    /** Why an order ended without a line. */
    enum EndedFor {
        CANCELLED,
        NO_NUMBER,
        NO_CARD,
        NOT_CONNECTED,
        DECLINED
    }

    sealed interface Deciding {
        record Decided(Ordered order) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
