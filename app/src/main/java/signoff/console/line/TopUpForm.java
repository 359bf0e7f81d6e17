// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/**
 * What was typed to top a line up. All of it may be missing or nonsense.
 *
 * @param request made when the form was shown
 * @param amount in whole units of the currency, with decimals if need be
 * @param instrument one of the account's
 */
record TopUpForm(
        @Nullable String request,
        @Nullable String amount,
        @Nullable String instrument) {

    private static final int AMOUNT_LETTERS_MOST = 12;

    static TopUpForm blank(UUID request) {
        return new TopUpForm(request.toString(), null, null);
    }

    UUID requestId() {
        try {
            return UUID.fromString(request == null ? "" : request);
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    /** Nothing when no amount can be read from it: the range then refuses it, and says why. */
    Money amountIn(Currency currency) {
        return amountIn(currency, amount);
    }

    static Money amountIn(Currency currency, @Nullable String amount) {
        var text = amount == null ? "" : amount.strip();
        if (text.length() > AMOUNT_LETTERS_MOST || !text.matches("\\d+(\\.\\d+)?")) {
            return Money.none(currency);
        }
        var minor = new BigDecimal(text)
                .movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
                .stripTrailingZeros();
        return minor.scale() > 0
                ? Money.none(currency)
                : new Money(minor.longValueExact(), currency);
    }

    /** Only what is this subscriber's: a name out of a form is no permission to charge it. */
    String instrumentAmong(List<String> own) {
        if (instrument == null || !own.contains(instrument)) throw notUnderstood();
        return instrument;
    }

    HashMap<String, String> typed() {
        var typed = new HashMap<String, String>();
        typed.put("request", requestId().toString());
        typed.put("amount", amount == null ? "" : amount);
        typed.put("instrument", instrument == null ? "" : instrument);
        return typed;
    }

    private static RequestRefused notUnderstood() {
        return new RequestRefused(Refusal.of(Refusal.Code.REQUEST_MUST_BE_UNDERSTOOD));
    }
}
