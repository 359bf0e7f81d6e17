// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.UsageKind;

/**
 * What is included of one kind, and would be lost.
 *
 * @param amount in megabytes, seconds or messages
 */
public record Unused(UsageKind kind, long amount) {

    private static final int SECONDS_OF_A_MINUTE = 60;

    /** Each kind of which there is anything, whatever bucket it is in. */
    static List<Unused> of(List<Bucket> buckets) {
        return Arrays.stream(UsageKind.values())
                .map(kind -> new Unused(kind, left(buckets, kind)))
                .filter(unused -> unused.amount() > 0)
                .toList();
    }

    /** What the facts of a check say of it. */
    static List<Unused> in(Map<String, Object> facts) {
        return Arrays.stream(UsageKind.values())
                .map(kind -> new Unused(kind, 0))
                .<Unused>mapMulti((one, told) -> {
                    if (facts.get(one.unit()) instanceof Number left) {
                        told.accept(new Unused(one.kind(), left.longValue()));
                    }
                })
                .toList();
    }

    private static long left(List<Bucket> buckets, UsageKind kind) {
        return buckets.stream()
                .filter(bucket -> bucket.kind() == kind)
                .mapToLong(Bucket::left)
                .sum();
    }

    /** What its unit is called among facts. */
    public String unit() {
        return switch (kind) {
            case DATA -> "megabytes";
            case VOICE -> "seconds";
            case SMS -> "messages";
        };
    }

    /** What {@code unused.<kind>} of the message files needs; nobody counts calls in seconds. */
    public Map<String, Object> words() {
        return kind == UsageKind.VOICE
                ? Map.of("minutes", Math.ceilDiv(amount, SECONDS_OF_A_MINUTE))
                : Map.of(unit(), amount);
    }
}
