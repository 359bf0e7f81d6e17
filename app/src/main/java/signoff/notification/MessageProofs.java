// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.vault.Vault;

/**
 * Tells our messages from those that only look like ours (SF-94). Each carries a proof, which is
 * bound to the address it went to: a proof copied from a message to somebody else proves nothing.
 * None is stored. Who checks has to limit how often one can try.
 */
@Component
public class MessageProofs {

    private static final String KEY = "message proof";
    private static final int DAY_LETTERS = 3; // Until the year 2059.
    private static final int PROOF_LETTERS = 9;
    private static final int PHONE_DIGITS_COMPARED = 7;

    private final Vault vault;

    MessageProofs(Vault vault) {
        this.vault = vault;
    }

    /** What a message proved to be. */
    public record Genuine(Notice notice, LocalDate sentOn) {}

    /** Twelve letters and digits in groups of four: the day, and the proof of all three. */
    String proof(String address, Notice notice, LocalDate day) {
        var letters = Letters.of(day.toEpochDay(), DAY_LETTERS) + proven(address, notice, day);
        return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8);
    }

    /**
     * What the message was that came to this address with this proof; nothing when it is not ours.
     *
     * @param address as the reader types it: a number may lack its country code
     */
    public Optional<Genuine> check(String address, String proof) {
        var typed = Letters.typed(proof);
        if (typed.length() != DAY_LETTERS + PROOF_LETTERS) return Optional.empty();
        var epochDay = Letters.number(typed.substring(0, DAY_LETTERS));
        if (epochDay < 0) return Optional.empty();
        var day = LocalDate.ofEpochDay(epochDay);
        var given = typed.substring(DAY_LETTERS).getBytes(UTF_8);
        return Arrays.stream(Notice.values())
                .filter(notice ->
                        MessageDigest.isEqual(proven(address, notice, day).getBytes(UTF_8), given))
                .findFirst()
                .map(notice -> new Genuine(notice, day));
    }

    private String proven(String address, Notice notice, LocalDate day) {
        var content = day + " " + notice + " " + compared(address);
        var digest = vault.digest(KEY, content.getBytes(UTF_8));
        return Letters.of(new BigInteger(1, digest), PROOF_LETTERS);
    }

    /** What stays the same however a person writes an address. */
    private static String compared(String address) {
        if (address.indexOf('@') >= 0) return Letters.typed(address);
        var digits = Letters.typed(address).replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS_COMPARED));
    }
}
