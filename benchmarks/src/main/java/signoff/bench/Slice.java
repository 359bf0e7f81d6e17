// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

/** A stretch of work: how many closings, in what time, at what cost. */
record Slice(long closings, long nanos, Cost cost) {

    static final Slice NONE = new Slice(0, 0, Cost.NONE);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    Slice and(Slice more) {
        return new Slice(closings + more.closings, nanos + more.nanos, cost.and(more.cost));
    }

    double perSecond() {
        return closings * NANOS_PER_SECOND / nanos;
    }

    double writesEach() {
        return (double) cost.writes() / closings;
    }

    double walBytesEach() {
        return (double) cost.walBytes() / closings;
    }

    double javaMicrosEach() {
        return cost.javaNanos() / NANOS_PER_MICRO / closings;
    }

    double postgresMicrosEach() {
        return cost.postgresNanos() / NANOS_PER_MICRO / closings;
    }
}
