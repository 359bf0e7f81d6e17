// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import signoff.kernel.Refusal;
import signoff.vault.Vault;

/**
 * Counts attempts for all nodes together. A row is there while it matters and is removed after
 * that; it names neither a login nor an address, only their keyed hash.
 */
final class Attempts {

    /** What is tried, each counted apart. */
    enum Kind {
        SIGN_IN,
        CODE_ASKED,
        CODE_TRIED,
        LOSS_REPORTED,
        LOSS_GUESSED,
        LOSS_REPEATED,
        REGISTRATION,
        CONTACT,
        CLAIM,
        RECOVERY,
        CARD,
        INSTRUMENT,
        PROOF,
        CODE_SENT,
        MESSAGE_CHECKED,
        FILE_SENT,
        STAFF_SIGN_IN,
        STAFF_CODE,
        STAFF_WELCOME
    }

    /** Names of staff are easily known, and nobody must keep staff out by trying them. */
    private static final Set<Kind> GUESSED_APART = Set.of(Kind.STAFF_SIGN_IN, Kind.STAFF_WELCOME);

    /** So many times what one account may ask for is sent to one address at the request of all. */
    private static final int CODES_OF_ALL = 2;

    /** So many times what one address may guess is guessed from all of them. */
    private static final int GUESSES_OF_ALL = 10;

    /** Each file costs a scan and a process, and a case seldom wants more than a few. */
    private static final int FILES = 60;

    /** One login at one address. */
    record From(byte[] loginHash, String address) {}

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final SignInSettings settings;
    private final Vault vault;

    Attempts(DataSource dataSource, SignInSettings settings, Vault vault, Clock clock) {
        this.settings = settings;
        this.vault = vault;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .table("subscribers.attempts")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .clientClock(new Meter(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                Duration.ofMinutes(1)))
                .build();
    }

    /** Counts one attempt. A refusal says in how many minutes the next one will be let in. */
    Optional<Refusal> take(Kind kind, From from) {
        if (GUESSED_APART.contains(kind)) return takeGuess(kind, from);
        var wait = take(ofAddress(kind, from.address()));
        if (wait.isEmpty()) wait = take(ofLogin(kind, from));
        return wait.map(Attempts::slower);
    }

    /** The same for what is counted wherever it comes from. */
    Optional<Refusal> take(Kind kind, byte[] loginHash) {
        return take(bucket(id(kind + " login", loginHash), perLogin(kind))).map(Attempts::slower);
    }

    /**
     * The same for what nobody may use up for somebody else: a login is counted for each address by
     * itself.
     */
    Optional<Refusal> takeApart(Kind kind, From from) {
        var wait = take(ofAddress(kind, from.address()));
        if (wait.isEmpty()) wait = take(ofLoginThere(kind, from));
        return wait.map(Attempts::slower);
    }

    /** The same, and ten times as often from all addresses: who has many must not guess on. */
    private Optional<Refusal> takeGuess(Kind kind, From from) {
        var slower = takeApart(kind, from);
        return slower.isPresent()
                ? slower
                : take(ofLoginEverywhere(kind, from)).map(Attempts::slower);
    }

    /** The same for what is tried without a login. */
    Optional<Refusal> take(Kind kind, String address) {
        return take(ofAddress(kind, address)).map(Attempts::slower);
    }

    /** It succeeded, so it was no guess. */
    void giveBack(Kind kind, From from) {
        giveBack(kind, from.address());
        if (GUESSED_APART.contains(kind)) {
            ofLoginThere(kind, from).addTokens(1);
            ofLoginEverywhere(kind, from).addTokens(1);
        } else {
            ofLogin(kind, from).addTokens(1);
        }
    }

    void giveBack(Kind kind, String address) {
        ofAddress(kind, address).addTokens(1);
    }

    /** Removes rows that no longer matter, and answers how many. */
    int forget(int most) {
        return buckets.removeExpired(most);
    }

    private static Optional<Duration> take(BucketProxy bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Refusal slower(Duration wait) {
        return Refusal.of(Refusal.Code.ATTEMPTS_MUST_BE_SLOWER, "wait", wholeMinutes(wait));
    }

    private static Duration wholeMinutes(Duration time) {
        return Duration.ofMinutes(time.plusMinutes(1).minusNanos(1).toMinutes());
    }

    private BucketProxy ofAddress(Kind kind, String address) {
        var id = id(kind + " address", network(address).getBytes(UTF_8));
        return bucket(id, settings.attemptsPerAddress());
    }

    private BucketProxy ofLogin(Kind kind, From from) {
        return bucket(id(kind + " login", from.loginHash()), perLogin(kind));
    }

    private BucketProxy ofLoginThere(Kind kind, From from) {
        var there = id(kind + " login at " + network(from.address()), from.loginHash());
        return bucket(there, perLogin(kind));
    }

    private BucketProxy ofLoginEverywhere(Kind kind, From from) {
        var everywhere = id(kind + " login everywhere", from.loginHash());
        return bucket(everywhere, perLogin(kind) * GUESSES_OF_ALL);
    }

    /** Each code has its own few tries, and whoever has a new code shall not have to wait. */
    private int perLogin(Kind kind) {
        return switch (kind) {
            case SIGN_IN,
                    LOSS_REPORTED,
                    CARD,
                    INSTRUMENT,
                    STAFF_SIGN_IN,
                    STAFF_CODE,
                    STAFF_WELCOME -> settings.attemptsPerLogin();
            case CODE_ASKED, REGISTRATION, CONTACT, CLAIM, RECOVERY, LOSS_REPEATED ->
                settings.codesPerLogin();
            case LOSS_GUESSED -> settings.attemptsPerLogin() * GUESSES_OF_ALL;
            case CODE_SENT -> settings.codesPerLogin() * CODES_OF_ALL;
            case FILE_SENT -> FILES;
            case CODE_TRIED, PROOF -> settings.codesPerLogin() * PasswordDesk.WRONG_TRIES_MAX;
            case MESSAGE_CHECKED -> throw new IllegalArgumentException("needs no login");
        };
    }

    private String id(String purpose, byte[] of) {
        return HexFormat.of().formatHex(vault.digest("attempts, " + purpose, of));
    }

    private BucketProxy bucket(String id, int capacity) {
        return buckets.builder()
                .build(
                        id,
                        () -> BucketConfiguration.builder()
                                .addLimit(limit -> limit.capacity(capacity)
                                        .refillGreedy(capacity, settings.window()))
                                .build());
    }

    /** Who has one IPv6 address has all 2^64 of the same network, so the network is counted. */
    static String network(String address) {
        if (!address.contains(":")) return address;
        try {
            var bytes = java.net.InetAddress.ofLiteral(address.replaceFirst("%.*", ""))
                    .getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private record Meter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
