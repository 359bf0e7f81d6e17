// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;

/**
 * One fact of one case, as evidence (I28).
 *
 * @param kind the name of the case type
 * @param number counted from 1 within the case, without gaps
 * @param body the fact as JSON, to the letter: the hash is over this text
 * @param at to the microsecond, as PostgreSQL stores it
 */
public record JournalEntry(
        CaseId id,
        BrandId brand,
        String kind,
        int number,
        String fact,
        String body,
        Instant at,
        Actor actor,
        String before,
        String after,
        String policyVersion) {

    /** What the first entry of each case has before it. */
    public static final byte[] NOTHING = new byte[32];

    /** SHA-256 over the hash before, and each field with its length, so that none can flow over. */
    public byte[] hashAfter(byte[] previous) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(id.account().value().getMostSignificantBits());
            out.writeLong(id.account().value().getLeastSignificantBits());
            out.writeLong(id.value().getMostSignificantBits());
            out.writeLong(id.value().getLeastSignificantBits());
            out.writeInt(number);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            for (var field : fields()) {
                var text = field.getBytes(UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return sha256(bytes.toByteArray());
    }

    private List<String> fields() {
        var role = actor.role().name();
        var channel = actor.channel().name();
        return List.of(
                brand.code(),
                kind,
                fact,
                body,
                role,
                channel,
                actor.who(),
                before,
                after,
                policyVersion);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
