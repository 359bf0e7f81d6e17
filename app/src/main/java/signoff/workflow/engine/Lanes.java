// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One lane for each target, with so many places: what is under way towards one far side is bounded,
 * and a slow one takes no place from another.
 */
@Component
class Lanes {

    private final int places;
    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> bells = new ConcurrentHashMap<>();
    private final Set<String> leftBehind = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Consumer<EffectStore.Claimed> crew;
    private volatile boolean open;

    Lanes(WorkflowSettings settings) {
        this.places = settings.inFlightMax();
    }

    /** From now on what is started goes to this crew; null stops it. */
    void serveWith(@Nullable Consumer<EffectStore.Claimed> newCrew) {
        crew = newCrew;
        open = newCrew != null;
    }

    /** Places that were taken can still be used, and no more are given out. */
    void reserveNoMore() {
        open = false;
    }

    /** Takes a place, if this node is working and one is free. */
    boolean reserve(String target) {
        return open && placesOf(target).tryAcquire();
    }

    /** Takes as many places as are free, up to so many. */
    int reserveUpTo(int most, String target) {
        var taken = 0;
        while (taken < most && reserve(target)) taken++;
        return taken;
    }

    void giveBack(String target, int count) {
        placesOf(target).release(count);
    }

    /** Hands a leased effect to the crew; its place is given back when its outcome is stored. */
    void start(EffectStore.Claimed claimed) {
        var workers = crew;
        if (workers != null) workers.accept(claimed);
    }

    /** Something may be due for this target that nobody has. */
    void ring(String target) {
        leftBehind.add(target);
        wake(target);
    }

    /** From here on what is left behind is found by whoever asks for it. */
    void answerBell(String target) {
        leftBehind.remove(target);
    }

    /** Gives places back, and says so where something was left behind for want of one. */
    void free(String target, int count) {
        giveBack(target, count);
        if (leftBehind.contains(target)) wake(target);
    }

    private void wake(String target) {
        var bell = bell(target);
        if (bell.availablePermits() == 0) bell.release();
    }

    Semaphore bell(String target) {
        return bells.computeIfAbsent(target, name -> new Semaphore(0));
    }

    private Semaphore placesOf(String target) {
        return free.computeIfAbsent(target, name -> new Semaphore(places));
    }
}
