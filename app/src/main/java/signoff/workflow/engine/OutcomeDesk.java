// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.Refusal;
import signoff.workflow.CaseType.Ended;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;
import signoff.workflow.engine.CaseDesk.Prompt;
import signoff.workflow.engine.EffectAttempt.Tried;
import signoff.workflow.engine.EffectStore.Claimed;
import signoff.workflow.engine.EffectStore.Due;
import signoff.workflow.engine.EffectStore.Result;

/** Claims effects, and stores what came of them together with what that means to their cases. */
@Component
class OutcomeDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeDesk.class);
    private static final int TRIES_MAX = 5;

    private final CaseDesk cases;
    private final EffectDesk effects;
    private final EffectStore store;
    private final TransactionTemplate transaction;
    private final Notation notation;
    private final BackOff backOff = new BackOff(RandomGenerator.getDefault());

    OutcomeDesk(
            CaseDesk cases,
            EffectDesk effects,
            EffectStore store,
            Notation notation,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.effects = effects;
        this.store = store;
        this.notation = notation;
        this.transaction = transaction;
    }

    /** The lease is as long as the most patient handler of the target needs. */
    List<Claimed> claim(String target, EffectHandler.Patience patience, int most) {
        var lease = effects.leaseFor(patience);
        return store.claim(target, lease, new Due(cases.now(), most));
    }

    /**
     * Stores outcomes in one commit. When one of them cannot be stored, each is tried alone, so
     * that one broken case does not hold up the others; the broken one's effect is parked.
     */
    void store(List<Tried> tried) {
        for (int number = 1; ; number++) {
            try {
                transaction.executeWithoutResult(status -> storeNow(tried));
                return;
            } catch (TransientDataAccessException
                    | DataAccessResourceFailureException
                    | CannotCreateTransactionException
                    | TransactionSystemException e) {
                // The database is away, the connection broke so that there was nothing to roll
                // back: the same again may go through.
                if (number < triesMax(e)) {
                    LOG.warn("storing outcomes again: {}", e.getMessage());
                    backOff.pause(number);
                    continue;
                }
                if (tried.size() == 1) throw e;
                oneByOne(tried);
                return;
            } catch (RuntimeException | Error e) {
                if (tried.size() == 1) parkMarked(tried.getFirst(), e);
                else oneByOne(tried);
                return;
            }
        }
    }

    // A case that somebody else holds is left to itself soon: the others do not wait for it. Two
    // transactions that met have tried again by themselves.
    private static int triesMax(RuntimeException failure) {
        return failure instanceof PessimisticLockingFailureException ? 1 : TRIES_MAX;
    }

    /** One that cannot be stored, because its case is locked for long, takes no other with it. */
    private void oneByOne(List<Tried> tried) {
        for (var one : tried) {
            try (var _ = LogMarks.of(one.claimed())) {
                alone(one);
            }
        }
    }

    private void alone(Tried one) {
        try {
            store(List.of(one));
        } catch (RuntimeException e) {
            var id = one.claimed().id();
            LOG.error("the outcome of {} could not be stored; its lease will run out", id, e);
        }
    }

    private void storeNow(List<Tried> tried) {
        var now = cases.now();
        var results = tried.stream().map(one -> result(one, now)).toList();
        var minded = new ArrayList<Tried>();
        for (int place = 0; place < tried.size(); place++) {
            var one = tried.get(place);
            if (results.get(place).dueAt() == null && cases.minds(one)) minded.add(one);
        }
        // Cases first, in the order in which all transactions take their locks.
        var trip = cases.trip();
        var locked = cases.lock(
                trip, minded.stream().map(one -> one.claimed().owner()).toList());
        var written = store.end(trip, results, now);
        trip.go();
        var ended = Set.copyOf(written.get());
        var open = cases.open(locked.get());
        var prompts = minded.stream()
                .filter(one -> ended.contains(one.claimed().held()))
                .map(one -> prompt(one, now))
                .toList();
        if (!prompts.isEmpty()) cases.move(open, prompts);
    }

    private Prompt prompt(Tried tried, Instant now) {
        return new Prompt(tried.claimed().owner(), Actor.system(), open -> {
            var effect = tried.effect();
            if (effect == null) return Optional.empty();
            var outcome = tried.outcome() instanceof Outcome.Done done
                    ? done
                    : new Outcome.Refused(whyNot(tried));
            return open.type.factOf(open.file(), open.state(), new Ended(effect, outcome, now));
        });
    }

    private Result result(Tried tried, Instant now) {
        var doubt = tried.claimed().inDoubt();
        return switch (tried.outcome()) {
            case Outcome.Done(var proof) -> ended(tried, "DONE", null, notation.write(proof));
            case Outcome.Refused(var why) ->
                ended(tried, tried.failed() ? "PARKED" : "REFUSED", notation.write(why), null);
            case Outcome.NotYet(var retryIn) -> later(tried, now, retryIn, doubt);
            case Outcome.Unknown() -> later(tried, now, Duration.ZERO, true);
        };
    }

    private Result later(Tried tried, Instant now, Duration least, boolean inDoubt) {
        var number = tried.claimed().attempt();
        if (number >= tried.patience().attemptsMax()) {
            var why = notation.write(whyNot(tried));
            return new Result(tried.claimed(), "PARKED", null, true, why, null);
        }
        var due = now.plus(backOff.after(number, least));
        return new Result(tried.claimed(), "OPEN", due, inDoubt, null, null);
    }

    private static Result ended(
            Tried tried, String status, @Nullable String why, @Nullable String proof) {
        return new Result(tried.claimed(), status, null, tried.claimed().inDoubt(), why, proof);
    }

    private static Refusal whyNot(Tried tried) {
        return tried.outcome() instanceof Outcome.Refused(var why)
                ? why
                : Refusal.of(
                        Refusal.Code.ATTEMPTS_MUST_NOT_BE_USED_UP,
                        "attempts",
                        tried.claimed().attempt());
    }

    private void parkMarked(Tried tried, Throwable failure) {
        try (var _ = LogMarks.of(tried.claimed())) {
            park(tried, failure);
        }
    }

    private void park(Tried tried, Throwable failure) {
        LOG.error("the outcome of {} breaks its case; parked", tried.claimed().id(), failure);
        var why = Refusal.of(
                Refusal.Code.HANDLER_MUST_NOT_FAIL, "effect", tried.claimed().kind());
        var parked = new Result(tried.claimed(), "PARKED", null, true, notation.write(why), null);
        transaction.executeWithoutResult(status -> {
            var trip = cases.trip();
            var ended = store.end(trip, List.of(parked), cases.now());
            trip.go();
            if (ended.get().isEmpty())
                LOG.warn("{} was no longer ours to park", tried.claimed().id());
        });
    }
}
