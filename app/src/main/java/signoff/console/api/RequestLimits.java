// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static signoff.kernel.Refusal.Code.REQUESTS_MUST_BE_SLOWER;
import static signoff.kernel.Refusal.Code.REQUEST_MUST_NOT_BE_TOO_LARGE;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.filter.OncePerRequestFilter;
import signoff.console.api.problem.Problems;
import signoff.kernel.Refusal;

/**
 * Bounds what a client can ask of this node: how often, and how much at a time.
 *
 * <p>Each node counts for itself. A shared count would cost every request a write, to guard against
 * no more than as many times the limit as there are nodes.
 */
final class RequestLimits extends OncePerRequestFilter {

    private final ApiSettings settings;
    private final Problems problems;

    /** Bounded by the number of registered clients: nobody else comes past the token check. */
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RequestLimits(ApiSettings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Callers.find(request);
        if (caller.isPresent()) {
            var probe = bucketOf(caller.get().client()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
                problems.write(request, response, tooOften(wait));
                return;
            }
        }
        if (!Writes.is(request) || Writes.isFile(request)) {
            chain.doFilter(request, response);
            return;
        }
        var most = Math.toIntExact(settings.bodyMax().toBytes());
        var body = OneReadBody.of(request, most);
        if (body.isPresent()) {
            chain.doFilter(body.get(), response);
        } else {
            var why = Refusal.of(REQUEST_MUST_NOT_BE_TOO_LARGE, "bytesMax", most);
            problems.write(request, response, why);
        }
    }

    private static Refusal tooOften(Duration wait) {
        return Refusal.of(
                REQUESTS_MUST_BE_SLOWER, Problems.WAIT, Duration.ofSeconds(wait.toSeconds() + 1));
    }

    private Bucket bucketOf(String client) {
        return buckets.computeIfAbsent(
                client,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(settings.requestsAtOnce())
                                .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                        .build());
    }
}
