// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.closure.ClosureView.Status;
import signoff.workflow.Wait.Owner;

/** Where a closing stands, as TMF622 says it of an order. */
class TmfStateTest {

    /** All that TMF622 (version 4) knows for an order. */
    private static final Set<String> TMF622 = Set.of(
            "acknowledged",
            "rejected",
            "pending",
            "held",
            "inProgress",
            "cancelled",
            "completed",
            "failed",
            "partial",
            "assessingCancellation",
            "pendingCancellation");

    @ParameterizedTest
    @CsvSource({
        "DRAFT,                 SUBSCRIBER, acknowledged",
        "AWAITING_CONFIRMATION, SUBSCRIBER, acknowledged",
        "CONFIRMED,             OPERATOR,   inProgress",
        "IN_REVIEW,             OPERATOR,   inProgress",
        "NEEDS_INFO,            SUBSCRIBER, pending",
        "REJECTED,              SUBSCRIBER, rejected",
        "APPROVED,              CLOCK,      inProgress",
        "SCHEDULED,             CLOCK,      inProgress",
        "EXECUTING,             NETWORK,    inProgress",
        "EXECUTING,             OPERATOR,   held",
        "SERVICE_ENDED,         CLOCK,      inProgress",
        "SERVICE_ENDED,         OPERATOR,   inProgress",
        "REFUNDING,             BANK,       inProgress",
        "REFUNDING,             OPERATOR,   held",
        "PAYMENT_DUE,           SUBSCRIBER, pending",
        "COMPLETED,             ,           completed",
        "WITHDRAWN,             ,           cancelled",
        "USING_UP,              SUBSCRIBER, inProgress",
        "REVERSED,              ,           cancelled",
        "LAPSED,                ,           cancelled"
    })
    void each_state_has_its_word(Status status, @Nullable Owner waitsFor, String word) {
        assertThat(Wire.tmf(status, waitsFor)).isEqualTo(word);
    }

    @Test
    void what_can_be_answered_is_what_the_description_names() throws Exception {
        assertThat(answered()).isEqualTo(named("tmfState"));
        assertThat(TMF622).containsAll(answered());
        var words = new TreeSet<String>();
        for (var status : Status.values()) words.add(Wire.word(status));
        assertThat(named("status")).isEqualTo(words);
        var owners = new TreeSet<String>();
        for (var owner : Owner.values()) owners.add(Wire.word(owner));
        assertThat(named("waitsFor")).isEqualTo(owners);
    }

    private static Set<String> answered() {
        var words = new HashSet<String>();
        for (var status : Status.values()) {
            words.add(Wire.tmf(status, null));
            for (var owner : Owner.values()) words.add(Wire.tmf(status, owner));
        }
        return words;
    }

    private static Set<String> named(String property) throws NoSuchFieldException {
        var schema = ClosureJson.class.getDeclaredField(property).getAnnotation(Schema.class);
        return new TreeSet<>(Arrays.asList(schema.allowableValues()));
    }
}
