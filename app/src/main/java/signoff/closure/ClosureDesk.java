// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.check.Asker;
import signoff.closure.check.Check;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.refund.Payee;

/** The way in: hands each request to the part that knows it. */
@Component
class ClosureDesk implements Closures {

    private final Previews previews;
    private final ClosureOpenings openings;
    private final ClosureDecisions decisions;
    private final Money money;
    private final ClosureViews views;

    ClosureDesk(
            Previews previews,
            ClosureOpenings openings,
            ClosureDecisions decisions,
            Money money,
            ClosureViews views) {
        this.previews = previews;
        this.openings = openings;
        this.decisions = decisions;
        this.money = money;
        this.views = views;
    }

    /** Those who know the money: what is held of it, and what is left at the end. */
    @Component
    record Money(
            FinalBillDesk bills,
            PayeeDesk payees,
            PayeeDesk.Otherwise otherwise,
            Quoting quoting) {}

    @Override
    public Previewing preview(LineId line, @Nullable String reason, Stop stop, Asker asker) {
        return previews.of(line, reason, stop, asker)
                .<Previewing>map(look -> new Previewing.Previewed(look.preview()))
                .orElseGet(
                        () -> new Previewing.Refused(Refusal.of(Refusal.Code.LINE_MUST_BE_KNOWN)));
    }

    @Override
    public Holding hold(LineId line, @Nullable String reason, Stop stop) {
        return previews.of(line, reason, stop, Asker.SIGNED_IN)
                .<Holding>map(look -> new Holding.IsHeld(money.quoting().hold(look)))
                .orElseGet(() -> new Holding.Refused(Refusal.of(Refusal.Code.LINE_MUST_BE_KNOWN)));
    }

    @Override
    public Optional<Held> held(LineId line, @Nullable String token) {
        return money.quoting().held(line, token);
    }

    @Override
    public Opening draft(LineId line, Answers answers, Actor actor) {
        return openings.draft(line, answers, actor);
    }

    @Override
    public Opening request(LineId line, Answers answers, Actor actor) {
        return openings.request(line, answers, actor);
    }

    @Override
    public Opening requestWithAccount(
            LineId line, Set<String> consents, Instant noticed, Actor actor) {
        return openings.withAccount(line, consents, noticed, actor);
    }

    @Override
    public Deciding confirm(CaseId closure, String code, Actor actor) {
        return decisions.confirm(closure, code, actor);
    }

    @Override
    public Deciding sendCodeAgain(CaseId closure, Actor actor) {
        return decisions.sendCodeAgain(closure, actor);
    }

    @Override
    public Deciding withdraw(CaseId closure, Actor actor) {
        return decisions.withdraw(closure, actor);
    }

    @Override
    public Deciding tryAgain(CaseId closure, Actor actor) {
        return decisions.tryAgain(closure, actor);
    }

    @Override
    public Deciding payFinalBill(CaseId closure, Payment payment, Actor actor) {
        return money.bills().pay(closure, payment, actor);
    }

    @Override
    public Deciding namePayee(CaseId closure, Payee payee, Actor actor) {
        return money.payees().name(closure, payee, actor);
    }

    @Override
    public Deciding confirmPayee(CaseId closure, String code, Actor actor) {
        return money.payees().confirm(closure, code, actor);
    }

    @Override
    public Deciding paidOtherwise(CaseId closure, Proof proof, Actor actor) {
        return money.otherwise().paid(closure, proof, actor);
    }

    @Override
    public void restored(CaseId closure) {
        decisions.restored(closure);
    }

    @Override
    public List<ClosureView> owing(BrandId brand, int most) {
        return money.otherwise().owing(brand, most);
    }

    @Override
    public Optional<ClosureView> find(CaseId closure) {
        return views.find(closure);
    }

    @Override
    public List<Check> checksOf(CaseId closure) {
        return views.checksOf(closure);
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID closure) {
        return views.locate(brand, closure);
    }

    @Override
    public Optional<ClosureView> byToken(BrandId brand, UUID closure, String token) {
        return views.byToken(brand, closure, token);
    }

    @Override
    public Optional<ClosureView> openFor(LineId line) {
        return views.openFor(line);
    }

    @Override
    public Page list(BrandId brand, @Nullable String cursor, int limit) {
        return views.list(brand, cursor, limit);
    }
}
