// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signoff.kernel.CaseId;
import signoff.line.commitment.Commitment;
import signoff.subscriber.Contacts.Reachable;

/**
 * What a line is tied by beside its money. Each part can be missing alone.
 *
 * @param devices how many are bound
 * @param openBindings how many accounts are not yet told of another number
 * @param credentialsChangedAt when password or contacts were last changed, if that is known
 * @param reachable how its holder can be reached about it
 * @param unused what is included and not used
 * @param planChange the case of another plan that is agreed and has not come yet
 * @param readAt when all of it was read
 */
public record Ties(
        Fact<Commitment> commitment,
        Fact<Integer> devices,
        Fact<Integer> openBindings,
        Fact<Optional<Instant>> credentialsChangedAt,
        Fact<Reachable> reachable,
        Fact<List<Unused>> unused,
        Fact<Optional<CaseId>> planChange,
        Instant readAt) {}
