// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.util.List;
import signoff.line.NetworkIdentity;

/**
 * A line to close, in one of the states that lines come in. Amounts are in minor units.
 *
 * @param number tells its numbers in the network from those of the others
 * @param what what is special about it, as the table of sign-ins says it
 * @param product what kind of product it is, and on which plan
 * @param renews whether its plan renews by itself
 */
record DemoLine(
        int number,
        String what,
        Product product,
        List<TopUp> topUps,
        long used,
        long billed,
        long bonus,
        long allowanceMegabytes,
        boolean renews,
        long packPrice) {

    /** Each kind closes by a policy of its own; the plan has words in the message files. */
    enum Product {
        PHONE_ESIM("phone-esim", "esim-8gb"),
        ROAMING_APP("roaming-app", "roam-as-you-go"),
        DATA_CARD("data-card", "data-10gb"),
        HANDSET_SIM("handset-sim", "talk-100"),
        HOTSPOT("hotspot", "hotspot-50gb");

        final String kind;
        final String plan;

        Product(String kind, String plan) {
            this.kind = kind;
            this.plan = plan;
        }
    }

    static final String CARD = "card-4242";
    static final String OTHER_CARD = "card-1881";
    static final String PACK = "pack-5gb";

    record TopUp(String instrument, long minor, int daysAgo) {}

    static DemoLine withCredit(int number) {
        return plain(
                        number,
                        "credit from two cards, renews by itself",
                        List.of(
                                new TopUp(CARD, 100_00, 60),
                                new TopUp(CARD, 50_00, 31),
                                new TopUp(OTHER_CARD, 30_00, 4)))
                .using(93_40)
                .renewing();
    }

    static DemoLine withNothingLeft(int number) {
        return plain(number, "nothing left", List.of(new TopUp(CARD, 50_00, 45)))
                .using(50_00);
    }

    static DemoLine withBillCovered(int number) {
        return plain(
                        number,
                        "unpaid bill, credit covers it",
                        List.of(new TopUp("wechat-7730", 80_00, 12)))
                .billed(26_50);
    }

    static DemoLine withBillUncovered(int number) {
        return plain(
                        number,
                        "unpaid bill, credit does not cover it",
                        List.of(new TopUp("alipay-5566", 20_00, 25)))
                .billed(58_00);
    }

    static DemoLine withBonus(int number) {
        return new DemoLine(
                number,
                "promotional credit and data left",
                Product.DATA_CARD,
                List.of(new TopUp(CARD, 60_00, 20)),
                18_00,
                0,
                15_00,
                3_072,
                false,
                0);
    }

    static DemoLine withOrder(int number) {
        return new DemoLine(
                number,
                "data pack ordered, not delivered",
                Product.DATA_CARD,
                List.of(new TopUp("bank-0012", 90_00, 9)),
                0,
                0,
                0,
                0,
                false,
                35_00);
    }

    static DemoLine esim(int number) {
        return plain(number, "phone eSIM with credit", List.of(new TopUp(CARD, 120_00, 40)))
                .using(31_50)
                .renewing()
                .as(Product.PHONE_ESIM);
    }

    static DemoLine roaming(int number) {
        return plain(
                        number,
                        "roaming SIM in an app, closed within minutes",
                        List.of(new TopUp("paypal-3301", 45_00, 6)))
                .using(12_80)
                .as(Product.ROAMING_APP);
    }

    static DemoLine handset(int number) {
        return plain(number, "SIM card of a handset", List.of(new TopUp("wechat-2281", 60_00, 15)))
                .using(22_00)
                .as(Product.HANDSET_SIM);
    }

    static DemoLine hotspot(int number) {
        return plain(
                        number,
                        "hotspot with credit and an unpaid fee",
                        List.of(new TopUp("bank-0933", 150_00, 22)))
                .billed(35_00)
                .as(Product.HOTSPOT);
    }

    static DemoLine shared(int number) {
        return plain(
                        number,
                        "two devices share it, and accounts elsewhere know its number",
                        List.of(new TopUp(CARD, 70_00, 18)))
                .using(11_20)
                .as(Product.PHONE_ESIM);
    }

    static DemoLine inItsTerm(int number) {
        return plain(
                number,
                "minimum term that still runs, instalments, a leased router",
                List.of(new TopUp("paypal-3301", 200_00, 30)));
    }

    static DemoLine moving(int number) {
        return plain(
                        number,
                        "the number is moving to another provider",
                        List.of(new TopUp("wechat-2281", 40_00, 12)))
                .as(Product.HANDSET_SIM);
    }

    private DemoLine as(Product other) {
        return new DemoLine(
                number,
                what,
                other,
                topUps,
                used,
                billed,
                bonus,
                allowanceMegabytes,
                renews,
                packPrice);
    }

    private static DemoLine plain(int number, String what, List<TopUp> topUps) {
        return new DemoLine(number, what, Product.DATA_CARD, topUps, 0, 0, 0, 0, false, 0);
    }

    private DemoLine using(long minor) {
        return new DemoLine(
                number,
                what,
                product,
                topUps,
                minor,
                billed,
                bonus,
                allowanceMegabytes,
                renews,
                packPrice);
    }

    private DemoLine billed(long minor) {
        return new DemoLine(
                number,
                what,
                product,
                topUps,
                used,
                minor,
                bonus,
                allowanceMegabytes,
                renews,
                packPrice);
    }

    private DemoLine renewing() {
        return new DemoLine(
                number,
                what,
                product,
                topUps,
                used,
                billed,
                bonus,
                allowanceMegabytes,
                true,
                packPrice);
    }

    /** In the network that is there for tests alone (ITU-T E.212: country code 001). */
    NetworkIdentity identity() {
        return new NetworkIdentity(
                "00101%010d".formatted(number),
                "86140%010d".formatted(number),
                "898600%014d".formatted(number));
    }
}
