// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;

/**
 * Numbers nobody has, and cards and profiles in stock. What changes them runs inside the caller's
 * transaction; {@code Lines.activate} then puts the line into service with what it was given here.
 */
public interface Supply {

    /** Adds free numbers to a pool. A number that is known already stays as it is. */
    void addNumbers(Pool pool, Collection<String> msisdns);

    /** Adds cards or profiles to the stock. One that is known already stays as it is (I26). */
    void addSims(Pool pool, SimForm form, Collection<Sim> sims);

    /**
     * Reserves a number for a line that is to come, and a profile too unless a card is to be named
     * later. Nobody waits for anybody: two who come for the last number get it and nothing. Empty
     * when there is no number, or no profile.
     */
    Optional<Reserved> reserve(LineId line, Pool pool, SimForm form);

    /** Gives the line the card with that serial. False when it is none of the stock's, or taken. */
    boolean link(LineId line, Pool pool, String iccid);

    /** The number is free again; a card or profile that was given is never used again (I26). */
    void giveBack(LineId line);

    /** The numbers that are reserved for lines, or that they have; nothing for lines without. */
    Map<LineId, String> numbers(Collection<LineId> lines);

    /** What the network knows the line by; empty as long as it has no card or profile. */
    Optional<NetworkIdentity> identity(LineId line);

    /** What the eSIM of a line is downloaded with; empty as long as it has none. */
    Optional<ActivationCode> activationCode(LineId line);

    /** Serials of cards that nobody has yet. */
    List<String> cardsInStock(Pool pool, int most);

    /** A card or profile, and the subscription that is in it. */
    record Sim(String iccid, String imsi) {}

    /**
     * What a line was given.
     *
     * @param lastDigits of its number: as much of it as a journal may hold (I31)
     */
    record Reserved(String lastDigits) {}
}
