// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.subscriber.Subscribers.Registration;
import signoff.subscriber.Subscribers.Role;

/**
 * Somebody to sign in as.
 *
 * @param login also the part of the e-mail address before the at sign
 */
record DemoPerson(
        BrandId brand,
        Role role,
        String name,
        String login,
        Language language,
        List<DemoLine> lines) {

    /** Everybody has it. A demo shows everything anyway. */
    static final String PASSWORD = "leave-in-peace";

    static final BrandId DEMO = new BrandId("demo");
    static final BrandId OTHER = new BrandId("other");

    /** The people of an empty demo. */
    static List<DemoPerson> all() {
        return List.of(
                subscriber(
                        DEMO,
                        "林晓",
                        "lin",
                        Language.ZH_HANS,
                        List.of(DemoLine.withCredit(1), DemoLine.withNothingLeft(2))),
                subscriber(
                        DEMO,
                        "陳家明",
                        "chan",
                        Language.ZH_HANT,
                        List.of(DemoLine.withBillCovered(3), DemoLine.withBillUncovered(4))),
                subscriber(
                        DEMO,
                        "Alex Reed",
                        "alex",
                        Language.EN,
                        List.of(DemoLine.withBonus(5), DemoLine.withOrder(6))),
                subscriber(
                        DEMO,
                        "周美玲",
                        "zhou",
                        Language.ZH_HANS,
                        List.of(
                                DemoLine.esim(8),
                                DemoLine.roaming(9),
                                DemoLine.handset(10),
                                DemoLine.hotspot(11))),
                subscriber(
                        DEMO,
                        "Maya Tran",
                        "maya",
                        Language.EN,
                        List.of(
                                DemoLine.shared(DemoTies.SHARED),
                                DemoLine.inItsTerm(DemoTies.IN_ITS_TERM),
                                DemoLine.moving(DemoTies.MOVING))),
                subscriber(
                        OTHER, "Sam Field", "sam", Language.EN, List.of(DemoLine.withCredit(7))));
    }

    static DemoPerson subscriber(
            BrandId brand, String name, String login, Language language, List<DemoLine> lines) {
        return new DemoPerson(brand, Role.SUBSCRIBER, name, login, language, lines);
    }

    AccountId account() {
        return new AccountId(idOf("account " + brand.code() + " " + login));
    }

    String email() {
        return login + "@" + brand.code() + ".example";
    }

    Registration registration() {
        return new Registration(
                account(),
                brand,
                role,
                name,
                List.of(login, email()),
                PASSWORD,
                language,
                email(),
                null,
                null);
    }

    /** The same on every node and at every start. */
    static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(("signoff demo " + name).getBytes(StandardCharsets.UTF_8));
    }
}
