// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.accountclosure.AccountClosures.AccountClosing;
import signoff.accountclosure.AccountLine;
import signoff.accountclosure.AccountPreview;
import signoff.closure.Preview;
import signoff.kernel.Money;

/** The closing of an account on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AccountClosure", description = "The closing of one account.")
record AccountClosureJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        @Schema(
                description = "How far it is.",
                allowableValues = {
                    "awaiting_code",
                    "closing_lines",
                    "sign_in_left",
                    "ending",
                    "ended",
                    "withdrawn",
                    "line_kept",
                    "lapsed"
                })
        String status,

        @Schema(description = "The time of notice, for all lines.")
        Instant askedAt,

        @Schema(
                description = "When the code runs out, the lines are looked at again, or sign-in"
                        + " ends; absent at an end.",
                nullable = true)
        @Nullable
        Instant until,

        @Schema(description = "Whether it can still be taken back.")
        boolean withdrawable,

        List<AccountLineJson> lines) {

    static AccountClosureJson of(AccountClosing one) {
        return new AccountClosureJson(
                one.id().value(),
                one.id().number(),
                word(one.status()),
                one.askedAt(),
                one.until(),
                one.withdrawable(),
                one.lines().stream().map(AccountLineJson::of).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What it would mean. */
    @Schema(name = "AccountClosurePreview", description = "What closing an account would mean.")
    record AccountPreviewJson(
            @Schema(description = "False while anything comes in the way of one line.")
            boolean possible,

            @Schema(description = "How many days signing in works after the last line.")
            long signInDays,

            @Schema(description = "Orders for new lines that are cancelled with it.")
            List<UUID> cancelledOrders,

            @Schema(description = "Orders for new lines that have to come to their end first.")
            List<UUID> ordersInTheWay,

            List<AccountLineJson> lines) {

        static AccountPreviewJson of(AccountPreview preview) {
            return new AccountPreviewJson(
                    !preview.isHindered(),
                    preview.signInDays(),
                    preview.cancelled().stream().map(one -> one.id().value()).toList(),
                    preview.inTheWay().stream().map(one -> one.id().value()).toList(),
                    preview.lines().stream().map(AccountLineJson::of).toList());
        }
    }

    /** One line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountLine", description = "One line, as the closing of its account sees it.")
    record AccountLineJson(
            UUID lineId,

            @Schema(
                    description = "What closing the account does to it.",
                    allowableValues = {"to_close", "hindered", "closing", "closed"})
            String standing,

            @Schema(description = "The case that closes it or has closed it.", nullable = true)
            @Nullable
            UUID closureId,

            @Schema(nullable = true) @Nullable Instant serviceStops,
            @Schema(nullable = true) @Nullable AccountSumJson weReturn,
            @Schema(nullable = true) @Nullable AccountSumJson youOwe,
            @Schema(nullable = true) @Nullable Instant refundBy,
            @Schema(nullable = true) @Nullable Instant restorableUntil,

            @Schema(description = "To be agreed to by name, and given back with the request.")
            List<String> consents,

            @Schema(description = "The checks that stop it; its own preview has their remedies.")
            List<String> blocks) {

        static AccountLineJson of(AccountLine one) {
            var closing = one.closing();
            Preview preview = one.preview();
            return new AccountLineJson(
                    one.line().id().value(),
                    word(one.standing()),
                    closing == null ? null : closing.id().value(),
                    preview == null ? null : preview.serviceStops(),
                    preview == null ? null : AccountSumJson.of(preview.weReturn()),
                    preview == null ? null : AccountSumJson.of(preview.youOwe()),
                    preview == null ? null : preview.refundBy(),
                    preview == null ? null : preview.restorableUntil(),
                    one.losses().stream()
                            .map(loss -> loss.consent().toLowerCase(Locale.ROOT))
                            .toList(),
                    one.blocks().stream().map(block -> word(block.code())).toList());
        }
    }

    /** A sum. */
    @Schema(name = "AccountSum", description = "A sum in minor units.")
    record AccountSumJson(
            long minor, @Schema(example = "CNY") String currency) {

        static AccountSumJson of(Money money) {
            return new AccountSumJson(money.minor(), money.currency().getCurrencyCode());
        }
    }
}
