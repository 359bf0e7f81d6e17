// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import signoff.closure.review.ReviewTerms;
import signoff.closure.review.Weighed;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.Step;

/** The words in which the rules of closing are told: given a state, when a fact, then a step. */
record Given(ClosureFile file, ClosureState state) {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
    static final Instant NEXT_MONDAY = MONDAY.plus(Duration.ofDays(7));
    static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    static final LineId LINE = new LineId(ACCOUNT, new UUID(0, 2));
    static final CaseId CASE = new CaseId(ACCOUNT, new UUID(0, 3));
    static final Currency CNY = Currency.getInstance("CNY");
    static final Money CNY_50 = new Money(50_00, CNY);
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static final Terms TERMS = new Terms(
            "test-1",
            ZoneId.of("Asia/Shanghai"),
            true,
            Duration.ofDays(7),
            Duration.ofHours(72),
            5,
            Duration.ofDays(7),
            Duration.ofDays(2),
            Duration.ofHours(4),
            signoff.policy.ClosurePolicy.Blackout.NONE,
            Duration.ofSeconds(60),
            Duration.ofMinutes(60),
            Duration.ofHours(24),
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofDays(14),
            Duration.ofDays(14),
            Duration.ofDays(3),
            Duration.ofDays(90),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofHours(12),
            new ReviewTerms(
                    3,
                    6,
                    1,
                    true,
                    Duration.ofDays(14),
                    2,
                    Duration.ofDays(4),
                    Duration.ofDays(30)));

    static final ClosureFile BLANK = new ClosureFile(
            CASE,
            LINE,
            "4321",
            TERMS,
            null,
            Set.of(),
            StopBy.SOON,
            null,
            Weighed.NOTHING,
            null,
            Map.of(),
            null,
            null,
            null);

    /** A file that was noticed and confirmed on Monday, with the stop a week later. */
    static final ClosureFile STOPPING = BLANK.at(Moment.NOTICED, MONDAY)
            .at(Moment.DECIDE_BY, FRIDAY)
            .at(Moment.CONFIRMED, MONDAY)
            .at(Moment.STOP, NEXT_MONDAY);

    static Given given(ClosureState state) {
        return new Given(STOPPING, state);
    }

    static Given given(ClosureFile file, ClosureState state) {
        return new Given(file, state);
    }

    When when(ClosureEvent event) {
        TOLD.add(List.of(state.getClass(), event.getClass()));
        return new When(ClosureRules.TABLE.decide(file, state, event));
    }

    record When(Optional<Step<ClosureFile, ClosureState>> step) {

        When then(ClosureState state) {
            assertThat(step.orElseThrow().state()).isEqualTo(state);
            return this;
        }

        When asks(Effect... effects) {
            var others = step.orElseThrow().effects().stream()
                    .filter(effect -> !(effect instanceof TellSubscriber))
                    .toList();
            assertThat(others).containsExactly(effects);
            return this;
        }

        When tells(Notice... notices) {
            var told = step.orElseThrow().effects().stream()
                    .filter(TellSubscriber.class::isInstance)
                    .map(effect -> ((TellSubscriber) effect).notice())
                    .toList();
            assertThat(told).containsExactly(notices);
            return this;
        }

        When orders(Instruction... orders) {
            assertThat(step.orElseThrow().instructions()).isEqualTo(Arrays.asList(orders));
            return this;
        }

        When remembers(Moment moment, Instant at) {
            assertThat(step.orElseThrow().file().when(moment)).isEqualTo(at);
            return this;
        }

        void thenNothingMoves() {
            assertThat(step).isEmpty();
        }
    }
}
