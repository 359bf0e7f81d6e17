// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.util.List;
import signoff.line.NetworkIdentity;

/**
 * A line to close, in one of the states that lines come in. Amounts are in minor units.
 *
 * @param number tells its numbers in the network from those of the others
 * @param what what is special about it, as the table of sign-ins says it
 * @param renews whether its plan renews by itself
 */
record DemoLine(
        int number,
        String what,
        List<TopUp> topUps,
        long used,
        long billed,
        long bonus,
        long allowanceMegabytes,
        boolean renews,
        long packPrice) {

    static final String PLAN = "data-10gb";
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
                List.of(new TopUp("bank-0012", 90_00, 9)),
                0,
                0,
                0,
                0,
                false,
                35_00);
    }

    private static DemoLine plain(int number, String what, List<TopUp> topUps) {
        return new DemoLine(number, what, topUps, 0, 0, 0, 0, false, 0);
    }

    private DemoLine using(long minor) {
        return new DemoLine(
                number, what, topUps, minor, billed, bonus, allowanceMegabytes, renews, packPrice);
    }

    private DemoLine billed(long minor) {
        return new DemoLine(
                number, what, topUps, used, minor, bonus, allowanceMegabytes, renews, packPrice);
    }

    private DemoLine renewing() {
        return new DemoLine(
                number, what, topUps, used, billed, bonus, allowanceMegabytes, true, packPrice);
    }

    /** In the network that is there for tests alone (ITU-T E.212: country code 001). */
    NetworkIdentity identity() {
        return new NetworkIdentity(
                "00101%010d".formatted(number),
                "86140%010d".formatted(number),
                "898600%014d".formatted(number));
    }
}
