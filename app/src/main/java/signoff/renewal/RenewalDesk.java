// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.LineId;
import signoff.ledger.AccountKind;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.recurring.RecurringLine;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.line.recurring.RecurringLines;
import signoff.renewal.RenewalRules.Fee;
import signoff.renewal.RenewalRules.Terms;
import signoff.renewal.RenewalRules.Turn;
import signoff.renewal.RenewalRules.Turn.Charge;

/**
 * Looks at lines whose time has come, a bounded set in one commit: locks them, posts what is due,
 * and writes down how they stand. What another has locked is left for later, so nobody waits, and a
 * line that is being closed is seen to be closing.
 */
@Component
class RenewalDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalDesk.class);

    private final RecurringLines lines;
    private final DueLines dueLines;
    private final RenewalBooks books;
    private final Shortfalls shortfalls;
    private final RenewalSettings settings;

    RenewalDesk(
            RecurringLines lines,
            DueLines dueLines,
            RenewalBooks books,
            Shortfalls shortfalls,
            RenewalSettings settings) {
        this.lines = lines;
        this.dueLines = dueLines;
        this.books = books;
        this.shortfalls = shortfalls;
        this.settings = settings;
    }

    /** One line at one look. */
    record Looked(RecurringLine line, Terms terms, Turn turn, Instant now) {

        LineId id() {
            return line.id();
        }

        LocalDate on() {
            return Objects.requireNonNull(line.chargeOn());
        }

        /** The same period is the same transfer, whoever posts it and however often. */
        Transfer transfer(Charge charge) {
            var name = id().value() + " " + on() + " " + charge.fee();
            return new Transfer(
                    UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                    id(),
                    AccountKind.PAID,
                    AccountKind.REVENUE,
                    charge.amount(),
                    Reason.RECURRING_FEE,
                    terms.startOf(on()));
        }
    }

    /** One commit. Answers whether there may be more that is due now. */
    @Transactional
    public boolean run() {
        var now = dueLines.now();
        var looked = dueLines.lock(now, settings.linesMost());
        if (looked.isEmpty()) return false;

        var postings = books.post(looked);
        var moved = new ArrayList<Moved>();
        var gone = new ArrayList<LineId>();
        for (var one : looked) {
            var after = after(one, postings.get(one.id()));
            if (after == null) gone.add(one.id());
            else moved.add(after);
        }
        books.fill(looked, postings);
        lines.move(shortfalls.topUp(moved, looked));
        lines.forget(gone);
        return looked.size() == settings.linesMost();
    }

    /** How the line stands after the look; null when nothing recurs on it any more. */
    private @Nullable Moved after(Looked one, @Nullable Posting posting) {
        return switch (one.turn()) {
            case Turn.Gone() -> {
                shortfalls.unpaid().drop(one);
                yield null;
            }
            case Turn.Rest(var lookAt) -> {
                shortfalls.unpaid().drop(one);
                yield moved(one, one.line().chargeOn(), one.line().paid(), lookAt);
            }
            case Turn.Free(var next) -> {
                shortfalls.unpaid().drop(one);
                yield turned(one, next, false);
            }
            case Charge charge -> charged(one, charge, Objects.requireNonNull(posting));
        };
    }

    private Moved charged(Looked one, Charge charge, Posting posting) {
        var renewed = charge.fee() == Fee.PLAN;
        if (!(posting instanceof NotPosted(var broken))) {
            if (renewed) shortfalls.unpaid().paid(one);
            else shortfalls.unpaid().drop(one);
            return turned(one, charge.next(), renewed);
        }
        if (broken != LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS) {
            LOG.warn("line {} cannot be charged: {}", one.id().value(), broken);
            var tomorrow = one.now().plus(1, ChronoUnit.DAYS);
            return moved(one, one.on(), one.line().paid(), tomorrow);
        }
        // Nobody who pays ahead gets into debt by it: a month's fee that is not there is not owed.
        if (!renewed) {
            shortfalls.unpaid().drop(one);
            return turned(one, charge.next(), false);
        }
        return shortfalls.lacking(one, charge);
    }

    static Moved turned(Looked one, LocalDate next, boolean paid) {
        return moved(one, next, paid, one.terms().startOf(next));
    }

    private static Moved moved(Looked one, @Nullable LocalDate on, boolean paid, Instant lookAt) {
        return new Moved(one.id(), on, paid, null, lookAt);
    }
}
