// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import signoff.policy.ClosurePolicy.Confirmation;
import signoff.policy.ClosurePolicy.Severity;
import signoff.policy.file.PolicyFault;

/** Turns the texts of files into the values of a policy, and judges them. */
final class PolicyReading {

    /** Whether values are judged. What was once in force stays readable when bounds get closer. */
    enum Bounds {
        KEPT,
        AS_THEY_WERE
    }

    private final String whose;
    private final Map<String, PolicyValue> values;
    private final Bounds bounds;

    /** @param whose what a missing key is missing from */
    PolicyReading(String whose, Map<String, PolicyValue> values, Bounds bounds) {
        this.whose = whose;
        this.values = values;
        this.bounds = bounds;
    }

    /** Refuses keys that no policy has, and values that no policy may have, wherever they stand. */
    static void judge(Map<String, PolicyValue> values) {
        var reading = new PolicyReading("", values, Bounds.KEPT);
        values.forEach((name, value) -> PolicySchema.ALL.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .ifPresentOrElse(key -> reading.judge(key, value), () -> {
                    throw new PolicyFault(
                            value.where(), name + " is no key of a policy", PolicySchema.names());
                }));
    }

    private void judge(PolicyKey<?> key, PolicyValue value) {
        if (key == PolicySchema.REASONS) reasons();
        else read(key, value);
    }

    /** Refuses values that are each allowed and do not go together. */
    void judgeTogether() {
        atMost(PolicySchema.REVIEW_TARGET_DAYS, PolicySchema.REVIEW_MAX_DAYS);
        atMost(PolicySchema.REVIEW_FROM, PolicySchema.TWO_REVIEWERS_FROM);
        atMost(PolicySchema.INFO_REMINDED, PolicySchema.INFO_WITHIN);
        // Whatever is told later is charged to nobody.
        atMost(PolicySchema.LATE_USAGE, PolicySchema.BACKBILL_MAX);
        atMost(PolicySchema.CODE_VALID, PolicySchema.CONFIRM_WITHIN);
        // Who confirms at once has the whole of cooling-off; nobody confirms when it is too late to
        // stop in time (I10).
        beforeTheStop().forEach(key -> {
            atMost(key, PolicySchema.STOP_MAX);
            atMost(key, PolicySchema.STOP_MAX_DAYS, days -> Duration.ofDays(days));
        });
        // A line cannot come back once its number may go to somebody else (I24).
        atMost(PolicySchema.RESTORABLE, PolicySchema.QUARANTINE);
        // Nor can it be moved to another provider by whoever had it (I24).
        atMost(PolicySchema.PORT_RIGHT, PolicySchema.QUARANTINE);
    }

    // Where no code is asked for, nobody waits for one.
    private List<PolicyKey<Duration>> beforeTheStop() {
        return get(PolicySchema.CONFIRMATION) == Confirmation.NONE
                ? List.of(PolicySchema.COOLING_OFF)
                : List.of(PolicySchema.CONFIRM_WITHIN, PolicySchema.COOLING_OFF);
    }

    private <T extends Comparable<T>> void atMost(PolicyKey<T> key, PolicyKey<T> most) {
        atMost(key, most, bound -> bound);
    }

    /** @param least what the bound comes to when it comes to the least, in what the key counts */
    private <T extends Comparable<T>, M> void atMost(
            PolicyKey<T> key, PolicyKey<M> most, Function<M, T> least) {
        if (get(key).compareTo(least.apply(get(most))) > 0) {
            var limit = value(most.name(), most.allowed());
            throw fault(
                    key.name(),
                    value(key.name(), key.allowed()),
                    "at most " + most.name() + ", which is " + limit.text() + " (" + limit.where()
                            + ")");
        }
    }

    <T> T get(PolicyKey<T> key) {
        return read(key, value(key.name(), key.allowed()));
    }

    private <T> T read(PolicyKey<T> key, PolicyValue value) {
        var read = value.list() ? null : key.reading().apply(value.text());
        if (read == null || (bounds == Bounds.KEPT && !key.fits().test(read))) {
            throw fault(key.name(), value, key.allowed());
        }
        return read;
    }

    List<String> reasons() {
        var key = PolicySchema.REASONS;
        var value = value(key.name(), key.allowed());
        var once = value.items().stream().distinct().count() == value.items().size();
        var known = bounds == Bounds.AS_THEY_WERE || value.items().stream().allMatch(key.fits());
        if (!value.list() || !once || !known) {
            throw fault(key.name(), value, key.allowed() + ", each once");
        }
        return value.items();
    }

    private Map<String, Severity> severities() {
        var severities = new LinkedHashMap<String, Severity>();
        PolicySchema.SEVERITIES.forEach(key -> severities.put(PolicySchema.check(key), get(key)));
        return severities;
    }

    private ClosurePolicy.Review review() {
        var points = new EnumMap<ClosurePolicy.Risk, Integer>(ClosurePolicy.Risk.class);
        PolicySchema.RISKS.forEach(
                key -> points.put(ClosurePolicy.Risk.valueOf(PolicySchema.risk(key)), get(key)));
        return new ClosurePolicy.Review(
                get(PolicySchema.REVIEW_FROM),
                get(PolicySchema.TWO_REVIEWERS_FROM),
                get(PolicySchema.RISK_CREDIT_FROM),
                get(PolicySchema.RISK_YOUNG_LINE),
                get(PolicySchema.DEEMED_APPROVAL),
                get(PolicySchema.INFO_WITHIN),
                get(PolicySchema.INFO_ROUNDS),
                get(PolicySchema.INFO_REMINDED),
                get(PolicySchema.APPEAL_WITHIN),
                Map.copyOf(points));
    }

    private PolicyValue value(String name, String allowed) {
        var value = values.get(name);
        if (value == null) throw new PolicyFault(whose, name + " is missing", allowed);
        return value;
    }

    private static PolicyFault fault(String name, PolicyValue value, String allowed) {
        return new PolicyFault(value.where(), name + " is \"" + value.text() + "\"", allowed);
    }

    ClosurePolicy policy(String version) {
        return new ClosurePolicy(
                version,
                get(PolicySchema.ZONE),
                get(PolicySchema.CALENDAR),
                get(PolicySchema.CONFIRMATION),
                get(PolicySchema.CONFIRM_WITHIN),
                get(PolicySchema.CODE_VALID),
                get(PolicySchema.CODE_TRIES),
                get(PolicySchema.COOLING_OFF),
                get(PolicySchema.CLOSE_NOW),
                get(PolicySchema.STOP_MAX),
                get(PolicySchema.STOP_MAX_DAYS),
                get(PolicySchema.REVIEW_TARGET_DAYS),
                get(PolicySchema.REVIEW_MAX_DAYS),
                review(),
                get(PolicySchema.REMIND_BEFORE_STOP),
                get(PolicySchema.EXECUTE_WITHIN),
                get(PolicySchema.EXECUTION_BLACKOUT),
                get(PolicySchema.ACK_SECONDS),
                get(PolicySchema.DRAIN_MOST),
                get(PolicySchema.LATE_USAGE),
                get(PolicySchema.REFUND_WITHIN),
                get(PolicySchema.PAY_WITHIN),
                get(PolicySchema.PAY_GRACE),
                get(PolicySchema.BANK_ANSWERS_WITHIN),
                get(PolicySchema.FOUR_EYES_AMOUNT),
                get(PolicySchema.QUARANTINE),
                get(PolicySchema.RESTORABLE),
                get(PolicySchema.PORT_RIGHT),
                get(PolicySchema.STOP_WITHIN),
                get(PolicySchema.USE_UP_WITHIN),
                get(PolicySchema.QUOTE_VALID),
                get(PolicySchema.DRAFT_KEPT),
                get(PolicySchema.SIGN_IN_KEPT),
                get(PolicySchema.IDENTITY_KEPT),
                get(PolicySchema.SAVE_OFFERS_MAX),
                get(PolicySchema.SUSPEND_OFFERED),
                get(PolicySchema.SUSPEND_MAX),
                get(PolicySchema.SUSPEND_PRICE),
                get(PolicySchema.REPLACE_PRICE),
                get(PolicySchema.BLOCK_MINUTES),
                get(PolicySchema.BLOCK_REMINDED),
                get(PolicySchema.LOOK_WITHIN),
                get(PolicySchema.RUNNING_WAIT),
                get(PolicySchema.RECENT_CHANGE),
                get(PolicySchema.PORT_WITHIN),
                get(PolicySchema.RETURN_WITHIN),
                get(PolicySchema.EARLY_FEE_MOST),
                get(PolicySchema.UNKNOWN_BLOCKS),
                reasons(),
                Map.copyOf(severities()));
    }
}
