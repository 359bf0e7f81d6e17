// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import signoff.kernel.CaseId;

/** Names one effect for ever. The far side is given it too, so that it can tell a repeat. */
public record EffectId(UUID value) {

    /** The id is made of the case and the leg, so the same leg asked for twice is one effect. */
    public static EffectId of(CaseId owner, String leg) {
        var digest = sha256();
        digest.update(ByteBuffer.allocate(16)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits())
                .flip());
        var hash = ByteBuffer.wrap(digest.digest(leg.getBytes(UTF_8)));
        long high = (hash.getLong() & ~0xf000L) | 0x8000L; // Version 8: our own (RFC 9562, 5.8).
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new EffectId(new UUID(high, low));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
