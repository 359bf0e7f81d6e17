// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Outcome;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/** The smallest case there is: so many errands, one after the other, then done. For tests only. */
final class Errand implements CaseType<Errand.File, Errand.State, Errand.Fact> {

    /** A case of this name breaks whoever moves it, as a bug in a rule does. */
    static final String BROKEN = "broken";

    private final AtomicReference<Runnable> inTheMiddle = new AtomicReference<>(() -> {});

    /** What happens once, in the middle of the next commit that stores an outcome. */
    void onceInTheMiddle(Runnable what) {
        inTheMiddle.set(what);
    }

    record File(String name, Instant patienceUntil) {}

    sealed interface State {
        record Running(int left) implements State {}

        record Stuck() implements State {}

        record GivenUp() implements State {}

        record Finished() implements State {}
    }

    sealed interface Fact {
        record Begun() implements Fact {}

        record OneDone() implements Fact {}

        record LastDone() implements Fact {}

        record Hindered() implements Fact {}

        record PatienceEnded() implements Fact {}
    }

    record Run(int number) implements Effect {
        @Override
        public String leg() {
            return "Run-" + number;
        }
    }

    private static final TransitionTable<File, State, Fact> TABLE = new TransitionTable<
                    File, State, Fact>()
            .row(State.Running.class, Fact.OneDone.class, State.Running.class, Errand::next)
            .row(
                    State.Running.class,
                    Fact.LastDone.class,
                    State.Finished.class,
                    (file, state, fact) -> to(file, new State.Finished()))
            .row(
                    State.Running.class,
                    Fact.Hindered.class,
                    State.Stuck.class,
                    (file, state, fact) -> to(file, new State.Stuck()))
            .row(
                    State.Running.class,
                    Fact.PatienceEnded.class,
                    State.GivenUp.class,
                    Errand::giveUp);

    private static signoff.workflow.Step<File, State.GivenUp> giveUp(
            File file, State.Running state, Fact.PatienceEnded fact) {
        if (file.name().equals(BROKEN)) throw new IllegalStateException("a bug in a rule");
        return to(file, new State.GivenUp());
    }

    private static signoff.workflow.Step<File, State.Running> next(
            File file, State.Running state, Fact.OneDone fact) {
        var left = state.left() - 1;
        return to(file, new State.Running(left), new Run(left));
    }

    @Override
    public String name() {
        return "errand";
    }

    @Override
    public Class<File> file() {
        return File.class;
    }

    @Override
    public Class<State> states() {
        return State.class;
    }

    @Override
    public Class<Fact> facts() {
        return Fact.class;
    }

    @Override
    public TransitionTable<File, State, Fact> table() {
        return TABLE;
    }

    @Override
    public Optional<Wait<Fact>> waits(File file, State state) {
        return state instanceof State.Running
                ? Optional.of(new Wait<>(
                        Wait.Owner.NETWORK, file.patienceUntil(), new Fact.PatienceEnded()))
                : Optional.empty();
    }

    @Override
    public Optional<Fact> factOf(File file, State state, Ended ended) {
        inTheMiddle.getAndSet(() -> {}).run();
        if (file.name().equals(BROKEN)) throw new IllegalStateException("a bug in a rule");
        if (!(ended.outcome() instanceof Outcome.Done)) return Optional.of(new Fact.Hindered());
        return state instanceof State.Running(var left) && left == 1
                ? Optional.of(new Fact.LastDone())
                : Optional.of(new Fact.OneDone());
    }

    @Override
    public List<Told<Fact>> carryOut(List<Ordered<File>> orders, Instant at) {
        return List.of();
    }

    @Override
    public String policyVersion(File file) {
        return "none";
    }
}
