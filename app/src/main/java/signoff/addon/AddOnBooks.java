// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.addon.AddOnFact.LineEnded;
import signoff.addon.AddOnFact.MonthPaid;
import signoff.addon.AddOnFact.RenewalFailed;
import signoff.addon.AddOnFact.RenewalRested;
import signoff.addon.AddOnOrder.GiveBack;
import signoff.addon.AddOnOrder.Leave;
import signoff.addon.AddOnOrder.Renew;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.line.Lines;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;

/** Writes what add-ons mean into ledger, lines and list, in the commit that moves them. */
@Component
class AddOnBooks {

    private final Lines lines;
    private final AddOnLeave leave;
    private final AddOnMoney money;
    private final AddOnAllowances allowances;
    private final AddOnPlan plan;

    AddOnBooks(
            Lines lines,
            AddOnLeave leave,
            AddOnMoney money,
            AddOnAllowances allowances,
            AddOnPlan plan) {
        this.lines = lines;
        this.leave = leave;
        this.money = money;
        this.allowances = allowances;
        this.plan = plan;
    }

    // One by one, in the order in which everybody locks lines: a line has few, each on its day.
    List<Told<AddOnFact>> carryOut(List<Ordered<AddOnFile>> orders, Instant at) {
        var told = new ArrayList<Told<AddOnFact>>();
        orders.stream()
                .sorted(Comparator.comparing((Ordered<AddOnFile> one) ->
                                one.file().line().account().value())
                        .thenComparing(one -> one.file().line().value()))
                .forEach(one -> {
                    switch ((AddOnOrder) one.instruction()) {
                        case Renew(var month) ->
                            told.add(new Told<>(one.id(), renew(one.id(), one.file(), month, at)));
                        case GiveBack(var when, var returned, var month) ->
                            giveBack(one.id(), one.file(), month, when, returned);
                        case Leave(var when) -> leave.close(one.id(), one.file(), when);
                    }
                });
        return told;
    }

    /** With the row of the line locked: a closing that begins waits for us, or we see it (I18). */
    private AddOnFact renew(CaseId id, AddOnFile file, int month, Instant at) {
        var line = lines.lock(file.line());
        if (line.isEmpty()) return new LineEnded(at);
        return switch (line.get().status()) {
            case DEACTIVATED, CLOSED -> new LineEnded(at);
            case CLOSING, SUSPENDED -> new RenewalRested(at);
            case ACTIVE -> {
                var paid = leave.isGiven(file.line(), id) && money.pay(id, file, month, at);
                yield paid ? begin(id, file, month, at) : new RenewalFailed(at);
            }
        };
    }

    /** A month begins on that day. What it includes is given in the commit that pays it. */
    MonthPaid begin(CaseId id, AddOnFile file, int month, Instant at) {
        var zone = ZoneId.of(file.zone());
        var day = at.atZone(zone).toLocalDate();
        allowances.give(
                plan.agreed(file).allowances(), file.line(), paid(id, file, month), day, zone);
        return new MonthPaid(at, day.plusMonths(1).atStartOfDay(zone).toInstant());
    }

    /** What the allowances were given for. */
    static UUID paid(CaseId id, AddOnFile file, int month) {
        var order = file.order();
        return order == null ? AddOnMoney.month(id, month).value() : order;
    }

    void giveBack(CaseId id, AddOnFile file, int month, Instant at, Money returned) {
        var paid = paid(id, file, month);
        var left = allowances.left(plan.agreed(file).allowances(), file.line(), paid, at);
        allowances.end(left, at, returned, file.price());
        money.giveBack(paid, file, returned, at);
    }
}
