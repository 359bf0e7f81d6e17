// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Runs errands as a test says, and remembers each attempt. */
final class Errands implements EffectHandler<Errand.Run> {

    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private volatile Function<Attempt, Outcome> answer;

    Errands(Function<Attempt, Outcome> answer) {
        this.answer = answer;
    }

    void nowAnswer(Function<Attempt, Outcome> other) {
        answer = other;
    }

    @Override
    public Class<Errand.Run> effect() {
        return Errand.Run.class;
    }

    @Override
    public String target() {
        return "errands";
    }

    @Override
    public Outcome handle(Errand.Run effect, Attempt attempt) {
        attempts.add(attempt);
        return answer.apply(attempt);
    }

    @Override
    public Patience patience() {
        return new Patience(4, java.time.Duration.ofSeconds(10));
    }
}
