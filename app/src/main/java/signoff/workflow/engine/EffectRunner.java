// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import signoff.workflow.engine.EffectAttempt.Tried;
import signoff.workflow.engine.EffectStore.Claimed;

/**
 * Carries out effects, on as many nodes as there are, with no leader.
 *
 * <p>The life of an effect: it is <b>claimed</b>, which writes the attempt and a lease in one
 * commit for many effects; or it was written with this node's lease on it in the first place. It is
 * <b>tried</b> on a virtual thread, outside any transaction. What came of it waits in a queue, from
 * which one writer takes all there is and <b>stores</b> it in one commit: outcomes, the facts they
 * are to their cases, and the effects that those facts ask for next. So the more there is to do,
 * the fewer commits each closing costs.
 *
 * <p>A node that dies takes nothing with it: its leases run out, and the next to claim them knows
 * that they may have been tried. A node that was only slow stores nothing either: a result counts
 * only while the lease under which it was made still stands. The lease outlasts the longest call
 * that its handler may make, or two nodes would call at once.
 */
@Component
class EffectRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    /** What takes longer is left behind: its lease runs out, and another node asks about it. */
    private static final Duration STOP_LONGEST = Duration.ofSeconds(10);

    private static final Duration LOOK_WHETHER_STOPPED = Duration.ofMillis(100);

    private final EffectAttempt attempt;
    private final OutcomeDesk outcomes;
    private final Lanes lanes;
    private final EffectHandlers handlers;
    private final WorkflowSettings settings;
    private final LinkedBlockingQueue<Tried> tried = new LinkedBlockingQueue<>();
    private final AtomicInteger trying = new AtomicInteger();
    private final MeterRegistry meters;
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile long newestTry = System.nanoTime();
    private volatile List<Thread> claimers = List.of();
    private volatile @Nullable Thread writer;
    private volatile boolean running;

    /** While more may be tried: longer than it runs, by the last claims. */
    private volatile boolean beginning;

    EffectRunner(
            EffectAttempt attempt,
            OutcomeDesk outcomes,
            Lanes lanes,
            WorkflowSettings settings,
            MeterRegistry meters) {
        this.attempt = attempt;
        this.outcomes = outcomes;
        this.lanes = lanes;
        this.handlers = attempt.handlers();
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        if (!settings.run()) return;
        running = true;
        beginning = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        lanes.serveWith(this::tryNow);
        claimers = handlers.targets().stream()
                .map(target -> Thread.ofVirtual().name(target).start(() -> claimFor(target)))
                .toList();
        writer = Thread.ofPlatform().daemon().name("outcomes").start(this::write);
    }

    @Override
    public void stop() {
        stop(STOP_LONGEST);
    }

    /**
     * Begins nothing more, and lets what is under way end and be stored. An interrupt in the middle
     * of a claim or a call would leave a doubt, and a lease that has to run out.
     */
    void stop(Duration longest) {
        var until = System.nanoTime() + longest.toNanos();
        lanes.reserveNoMore();
        running = false;
        handlers.targets().forEach(lanes::ring);
        claimers.forEach(claimer -> join(claimer, until));
        threads.shutdown();
        beginning = false;
        var writing = writer;
        if (writing != null) join(writing, until);
        lanes.serveWith(null);
        threads.shutdownNow();
        if (writing != null) writing.interrupt();
    }

    private static void join(Thread thread, long until) {
        try {
            thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tryNow(Claimed claimed) {
        try {
            trying.incrementAndGet();
            newestTry = System.nanoTime();
            threads.submit(() -> {
                try {
                    var what = attempt.at(claimed);
                    count(what);
                    tried.add(what);
                } finally {
                    trying.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            trying.decrementAndGet();
            LOG.debug("stopping: the lease of {} runs out by itself", claimed.id());
        }
    }

    private void count(Tried tried) {
        var outcome = tried.outcome().getClass().getSimpleName();
        meters.counter("signoff.effect.outcomes", "target", tried.target(), "outcome", outcome)
                .increment();
    }

    private void claimFor(String target) {
        while (running) {
            try {
                if (claimOnce(target) == 0) rest(target);
            } catch (DataAccessException e) {
                LOG.warn("cannot claim effects for {}: {}", target, e.getMessage());
                rest(target);
            } catch (RuntimeException | Error e) {
                LOG.error("claiming effects for {} failed", target, e);
                rest(target);
            }
        }
    }

    private int claimOnce(String target) {
        var places = lanes.reserveUpTo(settings.batchMax(), target);
        if (places == 0) return 0;
        var used = 0;
        try {
            lanes.answerBell(target);
            var claimed = outcomes.claim(target, handlers.patienceOf(target), places);
            used = claimed.size();
            claimed.forEach(lanes::start);
            if (claimed.size() == places) lanes.ring(target); // There may be more.
            return used;
        } finally {
            lanes.giveBack(target, places - used);
        }
    }

    private void rest(String target) {
        try {
            lanes.bell(target).tryAcquire(settings.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        var batch = new ArrayList<Tried>();
        while (beginning || trying.get() > 0 || !tried.isEmpty()) {
            try {
                gather(batch);
                if (!batch.isEmpty()) outcomes.store(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                var ids = batch.stream().map(one -> one.claimed().id()).toList();
                LOG.error("outcomes of {} could not be stored; leases will run out", ids, e);
            } finally {
                free(batch);
                batch.clear();
            }
        }
    }

    /** Takes what there is, and waits a moment for what began just now, to go in one commit. */
    private void gather(List<Tried> batch) throws InterruptedException {
        var first = tried.poll(LOOK_WHETHER_STOPPED.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) return;
        batch.add(first);
        var until = System.nanoTime() + settings.gatherFor().toNanos();
        while (tried.drainTo(batch, settings.batchMax() - batch.size()) > 0 || isOneUnderWay()) {
            var left = until - System.nanoTime();
            if (left <= 0 || batch.size() == settings.batchMax()) return;
            var next = tried.poll(left, TimeUnit.NANOSECONDS);
            if (next != null) batch.add(next);
        }
    }

    /** And not one that waits for a slow far side: nobody waits for that one. */
    private boolean isOneUnderWay() {
        return trying.get() > 0
                && System.nanoTime() - newestTry < settings.gatherFor().toNanos();
    }

    /** All at once, so that what is claimed next comes in one batch, too. */
    private void free(List<Tried> batch) {
        batch.stream()
                .collect(Collectors.groupingBy(Tried::target, Collectors.summingInt(tried -> 1)))
                .forEach(lanes::free);
    }
}
