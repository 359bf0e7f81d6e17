// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.suspension.Unblocks;
import signoff.suspension.Unblocks.Asking;

/** Unblocks lost lines as their holders do: has a code sent, and types it once it has come (I6). */
final class Unblocking {

    private static final Pattern CODE = Pattern.compile("(\\d{8}) unblocks");
    private static final int LOOKED_AT = 200;

    private final SimulatedOperator operator;
    private final Map<CaseId, UUID> proofs = new HashMap<>();

    Unblocking(SimulatedOperator operator) {
        this.operator = operator;
    }

    void goOn(CaseId suspension, Actor actor) {
        var unblocks = operator.part(Unblocks.class);
        var proof = proofs.remove(suspension);
        if (proof != null) {
            codes().forEach(code -> unblocks.unblock(suspension, proof, code, actor));
        } else if (unblocks.ask(suspension, actor) instanceof Asking.Asked(var asked)) {
            proofs.put(suspension, asked);
        }
    }

    /** A code is on its way for one of these. */
    boolean waits(Set<CaseId> suspensions) {
        return suspensions.stream().anyMatch(proofs::containsKey);
    }

    private List<String> codes() {
        return operator.part(SimulatedWorld.class).messages(LOOKED_AT, 0).stream()
                .map(sent -> CODE.matcher(sent.message().text()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .limit(4)
                .toList();
    }
}
