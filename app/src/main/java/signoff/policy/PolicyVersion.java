// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import signoff.policy.PolicyFiles.Place;
import signoff.policy.PolicyReading.Bounds;
import signoff.policy.file.DataFile;

/**
 * A whole policy under a name that it keeps for ever: a policy file with every value in it, written
 * in one way, and a name that ends in its hash.
 */
record PolicyVersion(String version, String body) {

    private static final int HASH_LETTERS = 8;

    /** The version of these values. The same values released on the same day are the same. */
    static PolicyVersion of(Place place, LocalDate released, Map<String, PolicyValue> values) {
        var reading = new PolicyReading(place.toString(), values, Bounds.KEPT);
        var body = new StringBuilder("released: " + released + "\n");
        for (var key : PolicySchema.ALL) {
            if (key == PolicySchema.RISKS.getFirst()) body.append("risk:\n");
            if (key == PolicySchema.SEVERITIES.getFirst()) body.append("severities:\n");
            body.append(line(key, reading));
        }
        var whole = body.toString();
        return new PolicyVersion(place.kind() + "-" + released + "-" + hash(whole), whole);
    }

    private static <T> String line(PolicyKey<T> key, PolicyReading reading) {
        if (key == PolicySchema.REASONS) return "reasons: " + reading.reasons() + "\n";
        var dot = key.name().indexOf('.');
        var name = dot < 0 ? key.name() : "  " + key.name().substring(dot + 1);
        return name + ": " + key.writing().apply(reading.get(key)) + "\n";
    }

    /** Reads it back, however long ago it was written. Keys that this node lacks are left out. */
    ClosurePolicy policy() {
        if (!version.endsWith("-" + hash(body))) {
            throw new IllegalStateException("the stored policy " + version
                    + " is not what it was: its hash is now " + hash(body));
        }
        var file = PolicyFile.read(new DataFile(version, version, body));
        return new PolicyReading(version, file.values(), Bounds.AS_THEY_WERE).policy(version);
    }

    static String hash(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // Every Java platform has SHA-256.
        }
    }
}
