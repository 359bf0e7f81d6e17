// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import signoff.bench.measure.Latencies;
import signoff.line.Lines;
import signoff.subscriber.Subscribers;
import signoff.suspension.LostReports;

/**
 * How long an answer takes when an account is there, and when it is not: whoever can tell them
 * apart learns who is a customer. In turns, from an address of its own each time.
 */
final class Alike {

    private static final int SIGN_INS_OF_A_LOGIN = 4;
    private static final int CODES_OF_A_LOGIN = 2;
    private static final String WRONG = "no password of anybody";

    private final Node node;
    private final Town town;
    private final int people;
    private final AtomicInteger addresses = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();

    Alike(Node node, Town town, int people) {
        this.node = node;
        this.town = town;
        this.people = people;
    }

    /** One question, asked about somebody who is there and about nobody. */
    record Pair(String what, Latencies known, Latencies unknown) {

        double ratioAt(double share) {
            return known.millisAt(share) / unknown.millisAt(share);
        }
    }

    /** Each person once to warm up, and then as often as no limit slows it down. */
    List<Pair> measure(int slowOnes) {
        town.settle(node, people);
        town.provide(node, slowOnes);
        var subscribers = node.part(Subscribers.class);
        Consumer<String> signIn = login -> subscribers.signIn(Town.BRAND, login, WRONG, address());
        Consumer<String> code = login -> subscribers.askPasswordCode(Town.BRAND, login, address());
        Consumer<String> report = number ->
                node.part(LostReports.class).report(Town.BRAND, number, "Nobody", address());
        var numbers = numbers(slowOnes);
        pair("", people, signIn, place -> login(place % people), this::stranger);
        return List.of(
                pair(
                        "a wrong password",
                        people * SIGN_INS_OF_A_LOGIN,
                        signIn,
                        place -> login(place % people),
                        this::stranger),
                pair(
                        "a forgotten password",
                        Math.min(slowOnes, people * CODES_OF_A_LOGIN),
                        code,
                        place -> login(place % people),
                        this::stranger),
                pair(
                        "a lost line",
                        slowOnes,
                        report,
                        numbers::get,
                        () -> "85299%06d".formatted(strangers.incrementAndGet())));
    }

    private static Pair pair(
            String what,
            int times,
            Consumer<String> ask,
            java.util.function.IntFunction<String> known,
            java.util.function.Supplier<String> unknown) {
        var pair = new Pair(what, new Latencies(), new Latencies());
        for (int place = 0; place < times; place++) {
            time(pair.known(), ask, known.apply(place));
            time(pair.unknown(), ask, unknown.get());
        }
        return pair;
    }

    private static void time(Latencies waits, Consumer<String> ask, String about) {
        var begun = System.nanoTime();
        ask.accept(about);
        waits.add(System.nanoTime() - begun);
    }

    private List<String> numbers(int count) {
        var lines = node.part(Lines.class);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(place ->
                        lines.find(town.take()).orElseThrow().identity().msisdn())
                .toList();
    }

    private static String login(int number) {
        return "subscriber-" + number;
    }

    private String stranger() {
        return "stranger-" + strangers.incrementAndGet();
    }

    private String address() {
        var number = addresses.incrementAndGet();
        return "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
    }
}
