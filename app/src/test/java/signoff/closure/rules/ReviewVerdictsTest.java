// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.closure.rules.Given.FRIDAY;
import static signoff.closure.rules.Given.MONDAY;
import static signoff.closure.rules.Given.TUESDAY;
import static signoff.closure.rules.ReviewRulesTest.STOP_MAX;
import static signoff.closure.rules.ReviewRulesTest.weighing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.Review;
import signoff.closure.review.Weighed;
import signoff.closure.rules.ClosureEvent.AppealMade;
import signoff.closure.rules.ClosureEvent.InfoGiven;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.Denied;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.kernel.Refusal.Code;

/** Who of the operator may decide what (I7, I35). */
class ReviewVerdictsTest {

    @Test
    void who_asked_for_the_subscriber_does_not_decide() {
        var file = weighing(3).weighed(new Weighed(3, Set.of(), "anna"));
        assertThat(why(ReviewVerdicts.approve(file, IN, "anna", TUESDAY)))
                .isEqualTo(Code.REVIEWER_MUST_BE_ANOTHER);
        assertThat(why(ReviewVerdicts.reject(file, IN, GROUND, "anna", TUESDAY)))
                .isEqualTo(Code.REVIEWER_MUST_BE_ANOTHER);
        assertThat(ReviewVerdicts.approve(file, IN, "bert", TUESDAY))
                .isInstanceOf(ReviewVerdicts.Acts.class);
    }

    @Test
    void two_have_to_be_two() {
        var half = new InReview(FRIDAY, STOP_MAX, Review.of(2).agreedBy("anna"));
        assertThat(why(ReviewVerdicts.approve(weighing(6), half, "anna", TUESDAY)))
                .isEqualTo(Code.REVIEWER_MUST_BE_ANOTHER);
        assertThat(ReviewVerdicts.approve(weighing(6), half, "bert", TUESDAY))
                .isEqualTo(new ReviewVerdicts.Acts(new ClosureEvent.ReviewPassed(TUESDAY, "bert")));
    }

    @Test
    void nobody_approves_what_is_held_or_of_whom_is_not_known() {
        var held = new InReview(FRIDAY, STOP_MAX, Review.of(1).held(true));
        assertThat(why(ReviewVerdicts.approve(weighing(3), held, "anna", TUESDAY)))
                .isEqualTo(Code.REQUEST_MUST_NOT_BE_HELD);
        var doubted =
                new InReview(FRIDAY, STOP_MAX, Review.of(1).asked(Set.of(Item.IDENTITY_DOCUMENT)));
        assertThat(why(ReviewVerdicts.approve(weighing(3), doubted, "anna", TUESDAY)))
                .isEqualTo(Code.IDENTITY_MUST_BE_PROVED);
    }

    @Test
    void nobody_is_asked_again_and_again() {
        var twice = new InReview(FRIDAY, STOP_MAX, Review.of(1).asked(Set.of()).asked(Set.of()));
        assertThat(why(ReviewVerdicts.ask(
                        weighing(3), twice, Set.of(Item.EXPLANATION), "anna", TUESDAY)))
                .isEqualTo(Code.ROUNDS_MUST_NOT_BE_USED_UP);
        assertThat(why(ReviewVerdicts.ask(weighing(3), IN, Set.of(), "anna", TUESDAY)))
                .isEqualTo(Code.ITEMS_MUST_BE_CHOSEN);
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    /** I7, I35: staff do what they can in any order, and subscribers answer and appeal. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_staff_do_as_many_others_agree_as_the_risk_asks_for(int seed) {
        var desk = new Desk(seed);
        for (int number = 0; number < STEPS && !isDecided(desk.state); number++) desk.anything();
        if (desk.state instanceof Approved) {
            assertThat(desk.agreed).as("I7").hasSize(desk.needed).doesNotHaveDuplicates();
            assertThat(desk.agreed).as("I7").doesNotContain("anna");
            assertThat(desk.against).as("I7").doesNotContainAnyElementsOf(desk.agreed);
        }
    }

    private static final class Desk {

        final int needed;
        final List<String> agreed = new ArrayList<>();
        final Set<String> against = new HashSet<>();
        private final SplittableRandom chance;
        private ClosureFile file;
        ClosureState state;

        Desk(int seed) {
            chance = new SplittableRandom(seed);
            needed = 1 + chance.nextInt(2);
            file = weighing(needed * 3)
                    .weighed(new Weighed(needed * 3, Set.of(), "anna"))
                    .at(Moment.CONFIRMED, MONDAY);
            state = new InReview(FRIDAY, STOP_MAX, Review.of(needed));
        }

        void anything() {
            var who = STAFF.get(chance.nextInt(STAFF.size()));
            var fact = ReviewVerdictsTest.anything(chance, file, state, who);
            if (fact == null) return;
            var step = ClosureRules.TABLE.decide(file, state, fact).orElseThrow();
            if (fact instanceof ClosureEvent.ReviewFailed) against.add(who);
            if (fact instanceof AppealMade) agreed.clear();
            if (isAgreement(fact)) agreed.add(who);
            file = step.file();
            state = step.state();
            assertThat(ClosureWaits.of(file, state).isPresent() || state instanceof Denied)
                    .as("I35: it is decided, or somebody is waited for")
                    .isTrue();
        }
    }

    private static boolean isDecided(ClosureState state) {
        return state instanceof Approved || state instanceof Denied;
    }

    private static boolean isAgreement(ClosureEvent fact) {
        return fact instanceof ClosureEvent.ReviewerAgreed
                || fact instanceof ClosureEvent.ReviewPassed;
    }

    private static ClosureEvent anything(
            SplittableRandom chance, ClosureFile file, ClosureState state, String who) {
        if (state instanceof NeedsInfo) return new InfoGiven(TUESDAY, FRIDAY);
        if (state instanceof Rejected) return new AppealMade(TUESDAY, FRIDAY);
        var items = Set.of(Item.values()[chance.nextInt(Item.values().length)]);
        var verdict = switch (chance.nextInt(7)) {
            case 0 -> ReviewVerdicts.ask(file, state, items, who, TUESDAY);
            case 1 -> ReviewVerdicts.reject(file, state, GROUND, who, TUESDAY);
            case 2 -> ReviewVerdicts.hold(state, chance.nextBoolean(), who, TUESDAY);
            case 3 -> ReviewVerdicts.prove(file, state, who, TUESDAY);
            default -> ReviewVerdicts.approve(file, state, who, TUESDAY);
        };
        return verdict instanceof ReviewVerdicts.Acts(var fact) ? fact : null;
    }

    // The words used above.

    private static final int STEPS = 60;
    private static final Ground GROUND = Ground.NOT_ENTITLED;
    private static final List<String> STAFF = List.of("anna", "bert", "cleo", "dora");
    private static final InReview IN = new InReview(FRIDAY, STOP_MAX, Review.of(1));

    private static Code why(ReviewVerdicts verdict) {
        return ((ReviewVerdicts.Refused) verdict).why().code();
    }
}
