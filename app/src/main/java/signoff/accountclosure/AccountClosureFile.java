// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.CaseId;

/**
 * What is known of the closing of an account in every state.
 *
 * @param terms what the pinned policies promise (I13)
 * @param agreed for each line that is to be asked for, the losses that were agreed to by name
 * @param askedAt the time of notice
 * @param closings line by line, the case that closes it; empty until it is confirmed
 * @param linesEndedAt when the last line and the last money had come to their end
 */
record AccountClosureFile(
        CaseId id,
        AccountTerms terms,
        Map<UUID, Set<String>> agreed,
        Instant askedAt,
        Map<UUID, UUID> closings,
        @Nullable Instant linesEndedAt) {

    AccountClosureFile asked(Map<UUID, UUID> cases) {
        return new AccountClosureFile(id, terms, agreed, askedAt, cases, linesEndedAt);
    }

    AccountClosureFile ended(Instant at) {
        return new AccountClosureFile(id, terms, agreed, askedAt, closings, at);
    }

    /** Until when the law wants to know who the holder was. */
    Instant identityUntil(Instant signInEnded) {
        var since = linesEndedAt == null ? signInEnded : linesEndedAt;
        var until = since.plus(terms.identityKept());
        return until.isBefore(signInEnded) ? signInEnded : until;
    }

    /** Binds a code to these lines and losses, and to nothing else (I33). */
    String content() {
        var text = new StringBuilder(terms.policyVersion());
        new TreeMap<>(agreed)
                .forEach((line, losses) ->
                        text.append('|').append(line).append(new TreeSet<>(losses)));
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
