// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import static signoff.closure.check.Check.Owner.NOBODY;
import static signoff.closure.check.Check.Owner.OPERATOR;
import static signoff.closure.check.Check.Owner.SUBSCRIBER;
import static signoff.closure.check.Check.Result.CLEAR;
import static signoff.closure.check.Check.Result.FOUND;
import static signoff.closure.check.Check.Result.UNKNOWN;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signoff.closure.check.Check.Code;
import signoff.closure.check.Check.Owner;
import signoff.closure.check.Check.Remedy;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Severity;
import signoff.subscriber.Contacts.Reachable;

/** Looks at a line before it is closed. Every check is made, whatever the others found. */
public final class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final ClosurePolicy policy;
    private final Findings findings;

    public Checks(ClosurePolicy policy) {
        this.policy = policy;
        this.findings = new Findings(policy);
    }

    public List<Check> of(Looked looked) {
        return Arrays.stream(Code.values()).map(code -> check(code, looked)).toList();
    }

    // Whatever one check throws is known of that check alone.
    private Check check(Code code, Looked looked) {
        try {
            return weighed(code, findings.of(code, looked), looked);
        } catch (Fact.Unread unread) {
            return unknown(code, looked);
        } catch (RuntimeException e) {
            LOG.error("the check {} of {} failed", code, looked.line().id(), e);
            return unknown(code, looked);
        }
    }

    private Check weighed(Code code, Finding finding, Looked looked) {
        var severity = severity(code, finding, looked);
        var found = finding.found();
        return new Check(
                code,
                severity,
                found ? FOUND : CLEAR,
                found && severity == Severity.BLOCK && !isAnsweredByCode(code),
                found ? owner(severity, finding) : NOBODY,
                finding.facts(),
                looked.readAt(),
                found ? finding.deadline() : null,
                found ? finding.remedy() : null);
    }

    /**
     * Who the asker is keeps the closing from everything until the code has come back, and nobody
     * from asking: without the notice no code would be sent (C6).
     */
    private static boolean isAnsweredByCode(Code code) {
        return code == Code.IDENTITY;
    }

    // We could not look, so we are the ones who have to.
    private Check unknown(Code code, Looked looked) {
        var severity = of(code);
        return new Check(
                code,
                severity,
                UNKNOWN,
                severity == Severity.BLOCK && policy.unknownBlocks(),
                OPERATOR,
                Map.of(),
                looked.readAt(),
                null,
                Remedy.LOOK_AGAIN);
    }

    /**
     * What runs is waited for until its deadline, and then settled as it stands (4.6). And a bill
     * that the balance pays is paid by it: a top-up puts it right, as its remedy says.
     */
    private Severity severity(Code code, Finding finding, Looked looked) {
        if (code == Code.CONTACT && !lacksCode(looked)) return Severity.ADVISE;
        // Where no code is asked for, whoever asks for the holder answers for it.
        if (code == Code.IDENTITY && finding.found() && !asksCode()) return Severity.ADVISE;
        var deadline = finding.deadline();
        var waitedEnough = code == Code.RUNNING_TRANSACTION
                && deadline != null
                && !deadline.isAfter(looked.readAt());
        var covered = code == Code.UNPAID_BILL && looked.paysItsBills();
        return waitedEnough || covered ? Severity.SETTLE : of(code);
    }

    /**
     * Nobody is kept for a contact who can read the code on the line itself, or needs none. Whose
     * line is lost can do neither: the code would go to whoever has found it.
     */
    private boolean lacksCode(Looked looked) {
        return asksCode() && looked.ties().reachable().get() == Reachable.NOT_AT_ALL;
    }

    private boolean asksCode() {
        return policy.confirmation() == ClosurePolicy.Confirmation.REQUIRED;
    }

    private Severity of(Code code) {
        return policy.severities().getOrDefault(code.name(), Severity.ADVISE);
    }

    private static Owner owner(Severity severity, Finding finding) {
        if (finding.owner() != null) return finding.owner();
        return switch (severity) {
            case SETTLE -> OPERATOR;
            case BLOCK, CONSENT, ADVISE -> SUBSCRIBER;
        };
    }
}
