// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import signoff.catalog.AddOn;
import signoff.catalog.Allowance;
import signoff.catalog.Names;
import signoff.catalog.Offering;
import signoff.catalog.Price;
import signoff.kernel.Language;
import signoff.kernel.Money;

/** An offering on the wire (TMF620). */
@Schema(name = "Offering", description = "A line of one kind on one plan, as it is sold now.")
record OfferingJson(
        @Schema(example = "esim-8gb") String id,

        @Schema(description = "To be sent back with an order: this price and no other.")
        String version,

        @Schema(description = "ISO 3166-1 alpha-2.", example = "CN")
        String country,

        @Schema(example = "phone-esim") String kind,

        @Schema(allowableValues = {"esim", "virtual", "card"})
        String sim,

        @Schema(description = "By language tag.") Map<String, String> names,
        PlanJson plan,

        @Schema(description = "What an order costs: set-up, first period and starting credit.")
        Sum due,

        List<AddOnJson> addOns) {

    static OfferingJson of(Offering offering) {
        return new OfferingJson(
                offering.code(),
                offering.version(),
                offering.country(),
                offering.kind(),
                word(offering.sim()),
                names(offering.names()),
                PlanJson.of(offering),
                Sum.of(offering.due()),
                offering.addOns().stream().map(AddOnJson::of).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, String> names(Names names) {
        var byTag = new TreeMap<String, String>();
        for (var language : Language.values()) byTag.put(language.tag(), names.in(language));
        return byTag;
    }

    @Schema(name = "Plan")
    record PlanJson(
            @Schema(allowableValues = {"monthly_pack", "pay_as_you_go", "long_term"})
            String billing,

            @Schema(allowableValues = {"basic", "premium"}) String tier,
            @Schema(description = "How long one period is.") int months,
            PriceJson setUp,
            PriceJson fee,
            PriceJson maintenance,
            Sum credit,
            List<AllowanceJson> allowances,
            int devicesMost) {

        static PlanJson of(Offering offering) {
            var plan = offering.plan();
            return new PlanJson(
                    word(plan.billing()),
                    word(plan.tier()),
                    plan.months(),
                    PriceJson.of(offering.setUp()),
                    PriceJson.of(plan.fee()),
                    PriceJson.of(plan.maintenance()),
                    Sum.of(offering.credit()),
                    plan.allowances().stream().map(AllowanceJson::of).toList(),
                    plan.devicesMost());
        }
    }

    @Schema(name = "Allowance")
    record AllowanceJson(
            @Schema(allowableValues = {"data", "voice", "sms"})
            String kind,

            @Schema(description = "Megabytes, seconds or messages.")
            long amount,

            String zone,
            int days) {

        static AllowanceJson of(Allowance allowance) {
            return new AllowanceJson(
                    word(allowance.kind()), allowance.amount(), allowance.zone(), allowance.days());
        }
    }

    @Schema(name = "AddOn")
    record AddOnJson(
            String id,
            Map<String, String> names,
            PriceJson price,

            @Schema(description = "Whether it renews each month until it is ended.")
            boolean monthly) {

        static AddOnJson of(AddOn addOn) {
            return new AddOnJson(
                    addOn.code(),
                    OfferingJson.names(addOn.names()),
                    PriceJson.of(addOn.price()),
                    addOn.monthly());
        }
    }

    @Schema(name = "Price", description = "The tax is in it.")
    record PriceJson(long amountMinor, String currency, String taxClass, long taxMinor) {

        static PriceJson of(Price price) {
            return new PriceJson(
                    price.amount().minor(),
                    price.amount().currency().getCurrencyCode(),
                    price.tax().code(),
                    price.taxContained().minor());
        }
    }

    /** Money on the wire. */
    @Schema(name = "Amount", description = "Money, in whole minor units of its currency.")
    record Sum(
            @Schema(example = "5000", minimum = "0") long amountMinor,

            @Schema(description = "ISO 4217.", example = "CNY")
            String currency) {

        static Sum of(Money money) {
            return new Sum(money.minor(), money.currency().getCurrencyCode());
        }
    }
}
