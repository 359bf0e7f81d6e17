// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import signoff.kernel.Refusal;

/** Reads an account as people type it, and finds the slip of a finger before money is sent. */
public final class NamedPayee {

    private static final int NAME_MOST = 140;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern IBAN_BEGINS = Pattern.compile("[A-Z]{2}[ -]?[0-9]{2}");
    private static final int IBAN_LEAST = 15;
    private static final int IBAN_MOST = 34;

    /** Digits in a row or in groups, as many as cards have. */
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,}");

    private static final int CARD_MOST = 19;
    private static final Pattern LIKE_IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}.*");

    /** Where no checksum is known: as many digits as accounts have anywhere. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,30}");

    /** The same, in the one way in which it is kept and compared. */
    public static Payee of(String holder, String account, String bank) {
        var letters = Normalizer.normalize(account, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        var typed = letters.toUpperCase(Locale.ROOT);
        return new Payee(holder.strip(), typed, typed.matches("[0-9]*") ? bank.strip() : "");
    }

    /** Why money cannot be sent there; empty when nothing speaks against it. */
    public static Optional<Refusal> refusal(Payee payee) {
        if (!isName(payee.holder())) return mustFit("holder");
        var like = LIKE_IBAN.matcher(payee.account()).matches();
        if (like) return isIban(payee.account()) ? Optional.empty() : mustFit("account");
        if (!DIGITS.matcher(payee.account()).matches()) return mustFit("account");
        return isName(payee.bank()) ? Optional.empty() : mustFit("bank");
    }

    /**
     * Whether a text contains an account or a card that money could be sent to or taken from: by
     * what checks an IBAN, and by what checks the number of a card (Luhn, ISO/IEC 7812-1).
     */
    public static boolean isIn(String text) {
        var typed = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        var iban = IBAN_BEGINS.matcher(typed);
        for (int from = 0; iban.find(from); from = iban.start() + 1) {
            if (beginsWithIban(typed.substring(iban.start()))) return true;
        }
        return CARD.matcher(typed)
                .results()
                .map(found -> found.group().replaceAll("[ -]", ""))
                .anyMatch(digits -> digits.length() <= CARD_MOST && luhn(digits) == 0);
    }

    // What comes behind it may be words: each length is tried.
    private static boolean beginsWithIban(String text) {
        var letters = text.replaceAll("[ -]", "");
        return IntStream.rangeClosed(IBAN_LEAST, Math.min(IBAN_MOST, letters.length()))
                .anyMatch(length -> isIban(letters.substring(0, length)));
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int counted = place % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10;
    }

    private static boolean isName(String text) {
        return text.length() <= NAME_MOST && NAME.matcher(text).matches();
    }

    private static boolean isIban(String account) {
        try {
            IbanUtil.validate(account);
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }

    private static Optional<Refusal> mustFit(String property) {
        return Optional.of(Refusal.of(Refusal.Code.PROPERTY_MUST_FIT, "property", property));
    }

    private NamedPayee() {}
}
