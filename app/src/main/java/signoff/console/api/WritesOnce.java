// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static signoff.kernel.Refusal.Code.KEY_MUST_MEAN_SAME_REQUEST;
import static signoff.kernel.Refusal.Code.KEY_MUST_NOT_BE_IN_USE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import signoff.console.api.AnswerStore.Answer;
import signoff.console.api.AnswerStore.Key;
import signoff.console.api.problem.Faults;
import signoff.console.api.problem.Problems;
import signoff.kernel.Refusal;

/**
 * Carries a write out once, however often it is sent.
 *
 * <p>One transaction holds the key, the write itself and the answer. So there is no moment at which
 * a crash could leave a write without its answer, or an answer without its write; and a second
 * request with the same key waits for the first at the row of the key, on whatever node it is. The
 * answer goes out after the commit and never before.
 *
 * <p>What failed, or was not understood, is not kept: nothing was done, and the key stays free.
 */
final class WritesOnce extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WritesOnce.class);

    static final String REPLAYED = "Idempotency-Replayed";

    /** Answers to requests that were never begun. */
    private static final Set<Integer> NOT_BEGUN = Set.of(400, 401, 403, 405, 406, 413, 415, 429);

    /** What PostgreSQL says when a lock was waited for too long. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration UNTIL_FREE = Duration.ofSeconds(1);

    private final AnswerStore answers;
    private final Fingerprint fingerprints;
    private final PlatformTransactionManager transactions;
    private final Clock clock;
    private final ApiSettings settings;
    private final Problems problems;

    WritesOnce(Parts parts, Clock clock, ApiSettings settings, Problems problems) {
        this.answers = parts.answers();
        this.fingerprints = parts.fingerprints();
        this.transactions = parts.transactions();
        this.clock = clock;
        this.settings = settings;
        this.problems = problems;
    }

    /** What it works with. */
    record Parts(
            AnswerStore answers,
            Fingerprint fingerprints,
            PlatformTransactionManager transactions) {}

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = Writes.keyOf(request);
        var caller = Callers.find(request);
        if (!(request instanceof OneReadBody read) || key.isEmpty() || caller.isEmpty()) {
            chain.doFilter(request, response); // Not a write; or one that the key check refuses.
            return;
        }
        var print = fingerprints.of(request.getMethod(), pathOf(request), read.body());
        if (print.isEmpty()) {
            chain.doFilter(request, response); // Not JSON: whoever reads it says where.
            return;
        }
        var wanted = new Wanted(new Key(caller.get().client(), key.get()), print.get());
        try {
            once(wanted, request, response, chain);
        } catch (RuntimeException e) {
            problems.write(request, response, Faults.of(e));
        }
    }

    private record Wanted(Key key, byte[] fingerprint) {}

    private void once(
            Wanted wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            if (!taken(wanted)) {
                undo(transaction);
                answerAgain(wanted, request, response);
                return;
            }
        } catch (RuntimeException e) {
            undo(transaction);
            if (!isLockTimeout(e)) throw e;
            problems.write(request, response, inUse());
            return;
        }
        carryOut(transaction, wanted, new Exchange(request, response, chain));
    }

    /** A connection that is gone has undone everything already, and says so with an exception. */
    private void undo(TransactionStatus transaction) {
        try {
            transactions.rollback(transaction);
        } catch (TransactionException e) {
            LOG.warn("The connection was lost before its transaction ended: {}", e.toString());
        }
    }

    private static boolean isLockTimeout(@Nullable Throwable thrown) {
        return thrown instanceof SQLException sql
                ? LOCK_NOT_AVAILABLE.equals(sql.getSQLState())
                : thrown != null && isLockTimeout(thrown.getCause());
    }

    private record Exchange(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {}

    private boolean taken(Wanted wanted) {
        var now = clock.instant();
        var oldest = now.minus(settings.answersKept());
        var limits = new AnswerStore.Limits(now, oldest, settings.waitMax());
        return answers.take(wanted.key(), wanted.fingerprint(), limits);
    }

    private void carryOut(TransactionStatus transaction, Wanted wanted, Exchange exchange)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(exchange.response());
        try {
            exchange.chain().doFilter(exchange.request(), held);
            if (isKept(held.getStatus()) && !transaction.isRollbackOnly()) {
                answers.keep(wanted.key(), answerOf(held));
                transactions.commit(transaction);
            }
        } finally {
            if (!transaction.isCompleted()) undo(transaction);
        }
        held.copyBodyToResponse();
    }

    private static boolean isKept(int status) {
        return status < 500 && !NOT_BEGUN.contains(status);
    }

    private void answerAgain(
            Wanted wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var kept = answers.find(wanted.key());
        if (kept.isEmpty()) { // Forgotten between the two statements.
            problems.write(request, response, inUse());
        } else if (!MessageDigest.isEqual(kept.get().fingerprint(), wanted.fingerprint())) {
            problems.write(request, response, Refusal.of(KEY_MUST_MEAN_SAME_REQUEST));
        } else {
            write(kept.get().answer(), response);
        }
    }

    private static Refusal inUse() {
        return Refusal.of(KEY_MUST_NOT_BE_IN_USE, Problems.WAIT, UNTIL_FREE);
    }

    private static Answer answerOf(ContentCachingResponseWrapper held) {
        return new Answer(
                held.getStatus(),
                held.getContentType(),
                held.getHeader(HttpHeaders.CONTENT_LANGUAGE),
                held.getHeader(HttpHeaders.LOCATION),
                held.getContentAsByteArray());
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        response.setContentType(answer.contentType());
        if (answer.language() != null) {
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, answer.language());
        }
        if (answer.location() != null) response.setHeader(HttpHeaders.LOCATION, answer.location());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static String pathOf(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
