// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.FinalBill;
import signoff.closure.ClosureView.Status;
import signoff.closure.ClosureView.StepView;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Page;
import signoff.closure.Closures.Payment;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.NamedPayee;
import signoff.refund.Payee;
import signoff.workflow.Wait;

/**
 * Closings in memory. Each request also writes a row, in the caller's transaction: so a test can
 * see how often a request was carried out, and whether what failed has left anything.
 */
public final class FakeClosures {

    private static final ClosureView.Owed OWED =
            new ClosureView.Owed(new Money(12_50, Currency.getInstance("CNY")), true);
    private static final FinalBill BILL = new FinalBill(
            new Money(38_00, Currency.getInstance("CNY")),
            Instant.parse("2026-12-05T03:00:00Z"),
            FinalBill.Payment.UNDER_WAY,
            0);

    private final Map<UUID, ClosureView> views = new ConcurrentHashMap<>();
    private final JdbcTemplate sql;

    /** Runs inside each request, after its row is written. */
    volatile Runnable meanwhile = () -> {};

    FakeClosures(JdbcTemplate sql) {
        this.sql = sql;
        sql.execute("create table if not exists public.executed (what text not null)");
    }

    int executed() {
        return Optional.ofNullable(
                        sql.queryForObject("select count(*) from public.executed", Integer.class))
                .orElse(0);
    }

    public Opening request(LineId line, Answers answers, Actor actor) {
        sql.update("insert into public.executed values (?)", line.value().toString());
        meanwhile.run();
        if (answers.reason() != null && !answers.reason().equals("NO_LONGER_NEEDED")) {
            return new Opening.Refused(Refusal.of(Refusal.Code.REASON_MUST_BE_ON_THE_LIST));
        }
        var open =
                views.values().stream().filter(view -> view.line().equals(line)).findFirst();
        if (open.isPresent()) return new Opening.AlreadyOpen(open.get());
        var view = view(line, answers, Status.AWAITING_CONFIRMATION);
        views.put(view.id().value(), view);
        return new Opening.Opened(view);
    }

    public Deciding confirm(CaseId closure, String code, Actor actor) {
        sql.update("insert into public.executed values ('confirm')");
        return code.equals("493027")
                ? decided(closure, Status.CONFIRMED)
                : new Deciding.Refused(Refusal.of(Refusal.Code.CODE_MUST_MATCH));
    }

    public Deciding sendCodeAgain(CaseId closure, Actor actor) {
        return decided(closure, Status.AWAITING_CONFIRMATION);
    }

    public Deciding withdraw(CaseId closure, Actor actor) {
        return decided(closure, Status.WITHDRAWN);
    }

    public Deciding payFinalBill(CaseId closure, Payment payment, Actor actor) {
        sql.update("insert into public.executed values ('pay')");
        return payment.instrument().equals("card-4242")
                ? decided(closure, Status.PAYMENT_DUE)
                : new Deciding.Refused(Refusal.of(Refusal.Code.CASE_MUST_AWAIT_PAYMENT));
    }

    public Deciding namePayee(CaseId closure, Payee payee, Actor actor) {
        sql.update("insert into public.executed values ('payee')");
        var unfit = NamedPayee.refusal(payee);
        return unfit.isPresent()
                ? new Deciding.Refused(unfit.get())
                : decided(closure, Status.REFUNDING);
    }

    public Deciding confirmPayee(CaseId closure, String code, Actor actor) {
        return confirm(closure, code, actor);
    }

    private Deciding decided(CaseId closure, Status status) {
        var before = views.get(closure.value());
        var after = view(before.line(), before.answers(), status);
        return new Deciding.Decided(after);
    }

    public Optional<ClosureView> find(CaseId closure) {
        return Optional.ofNullable(views.get(closure.value()));
    }

    public Optional<CaseId> locate(BrandId brand, UUID closure) {
        return Optional.ofNullable(views.get(closure))
                .filter(view -> view.brand().equals(brand))
                .map(ClosureView::id);
    }

    public Page list(BrandId brand, @Nullable String cursor, int limit) {
        var from = cursor == null ? 0 : Integer.parseInt(cursor);
        var all = views.values().stream()
                .filter(view -> view.brand().equals(brand))
                .sorted(java.util.Comparator.comparing(view -> view.id().value()))
                .toList();
        var until = Math.min(all.size(), from + limit);
        return new Page(
                all.subList(from, until), until < all.size() ? String.valueOf(until) : null);
    }

    private static ClosureView view(LineId line, Answers answers, Status status) {
        var received = Instant.parse("2026-11-21T03:00:00Z");
        var until = received.plusSeconds(3 * 86_400);
        return new ClosureView(
                new CaseId(line.account(), UUID.randomUUID()),
                new BrandId("demo"),
                line,
                status,
                "AwaitingConfirmation",
                2,
                "best-2026-11-01-3f9a2c41",
                answers,
                received,
                Wait.Owner.SUBSCRIBER,
                until,
                List.of(new StepView("received", StepView.Progress.DONE, received)),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                status == Status.PAYMENT_DUE ? BILL : null,
                List.of(),
                status == Status.REFUNDING ? OWED : null,
                null,
                null);
    }
}
