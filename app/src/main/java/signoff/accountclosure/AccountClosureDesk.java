// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.accountclosure.AccountClosureFact.AccountClosingAsked;
import signoff.accountclosure.AccountClosureFact.AccountConfirmed;
import signoff.accountclosure.AccountClosureFact.AccountWithdrew;
import signoff.accountclosure.AccountClosureFact.LinesLookDue;
import signoff.accountclosure.AccountClosureFact.NewAccountCodeAsked;
import signoff.accountclosure.AccountClosureFact.WrongAccountCodeGiven;
import signoff.accountclosure.AccountClosureState.AwaitingAccountCode;
import signoff.accountclosure.AccountClosureState.ClosingLines;
import signoff.accountclosure.AccountClosureState.SignInLeft;
import signoff.accountclosure.AccountLine.Standing;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.notification.Codes;
import signoff.subscriber.Subscribers;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;
import signoff.workflow.Wait;

/** Opens closings of accounts, and judges the codes that come back. */
@Component
class AccountClosureDesk implements AccountClosures {

    /** Each code sent is a message paid for, and one more to guess at. */
    static final int CODES_MAX = 5;

    private final LinesOfAccount lines;
    private final Cases cases;
    private final Codes codes;
    private final Subscribers subscribers;
    private final TransactionTemplate transaction;
    private final AccountClosureType type;
    private final AccountClosureStore store;
    private final Clock clock;

    AccountClosureDesk(
            Parts parts, AccountClosureType type, AccountClosureStore store, Clock clock) {
        this.lines = parts.lines();
        this.cases = parts.cases();
        this.codes = parts.codes();
        this.subscribers = parts.subscribers();
        this.transaction = parts.transaction();
        this.type = type;
        this.store = store;
        this.clock = clock;
    }

    /** What the desk needs of others. */
    @Component
    record Parts(
            LinesOfAccount lines,
            Cases cases,
            Codes codes,
            Subscribers subscribers,
            TransactionTemplate transaction) {}

    @Override
    public AccountPreview preview(AccountId account) {
        var brand = subscribers
                .find(account)
                .map(Subscribers.Person::brand)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
        return lines.preview(account, brand);
    }

    @Override
    public Deciding ask(
            AccountId account, BrandId brand, Map<UUID, Set<String>> agreed, Actor actor) {
        var at = now();
        var open = store.openFor(account).filter(this::isOpen);
        if (open.isPresent()) return new Deciding.Decided(found(open.get()));
        var preview = lines.preview(account, brand);
        var refusal = refusal(account, preview, agreed);
        if (refusal.isPresent()) return new Deciding.Refused(refusal.get());
        var slower = flooded(brand, account);
        if (slower != null) return refused(slower);
        return Objects.requireNonNull(transaction.execute(
                status -> begin(account, brand, agreed(preview, agreed), at, actor)));
    }

    // One whose line was had back a moment ago learns of it now, and makes way.
    private boolean isOpen(CaseId id) {
        if (lines.staying(id.account()).isPresent()) lookNow(id);
        return store.openFor(id.account()).isPresent();
    }

    private Optional<Refusal> refusal(
            AccountId account, AccountPreview preview, Map<UUID, Set<String>> agreed) {
        if (subscribers.find(account).isEmpty()) {
            return Optional.of(Refusal.of(Code.CALLER_MUST_BE_ALLOWED));
        }
        var hindered = preview.hindered();
        if (!hindered.isEmpty())
            return Optional.of(
                    AccountClosureBooks.notClosable(hindered.stream().map(AccountLine::line)));
        if (!preview.inTheWay().isEmpty()) {
            return Optional.of(Refusal.of(Code.ACCOUNT_ORDERS_MUST_BE_OVER));
        }
        return preview.isAgreed(agreed)
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.CONSENTS_MUST_BE_GIVEN));
    }

    private static Map<UUID, Set<String>> agreed(
            AccountPreview preview, Map<UUID, Set<String>> given) {
        var agreed = new HashMap<UUID, Set<String>>();
        for (var one : preview.lines()) {
            if (one.standing() != Standing.TO_CLOSE) continue;
            var line = one.line().id().value();
            agreed.put(line, Set.copyOf(given.getOrDefault(line, Set.of())));
        }
        return Map.copyOf(agreed);
    }

    private Deciding begin(
            AccountId account,
            BrandId brand,
            Map<UUID, Set<String>> agreed,
            Instant at,
            Actor actor) {
        var id = store.newId(account);
        if (!store.begin(id, brand, at)) {
            return new Deciding.Decided(found(store.openFor(account).orElseThrow()));
        }
        var terms = lines.terms(account, brand);
        var file = new AccountClosureFile(id, terms, agreed, at, Map.of(), null);
        var until = at.plus(terms.confirmWithin());
        var state = AccountClosureRules.awaiting(file, until, at, 1);
        var read = cases.open(
                type,
                new Cases.Opening<>(
                        id,
                        brand,
                        file,
                        state,
                        new AccountClosingAsked(at),
                        actor,
                        List.of(AccountClosureRules.tellCode(file, state))));
        return new Deciding.Decided(view(read));
    }

    @Override
    public Deciding sendCodeAgain(CaseId closing, Actor actor) {
        var known = cases.find(type, closing).filter(AccountClosureDesk::isDueCode);
        if (known.isPresent()) {
            var slower = flooded(known.get().brand(), closing.account());
            if (slower != null) return refused(slower);
        }
        var at = now();
        var answer = cases.tellWhen(
                type,
                closing,
                read -> isDueCode(read)
                        ? Optional.of(new NewAccountCodeAsked(at))
                        : Optional.empty(),
                actor);
        if (!(answer instanceof Answer.NoMove<AccountClosureFile, AccountClosureState>(var now))) {
            return decided(answer);
        }
        return now.state() instanceof AwaitingAccountCode
                ? refused(Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", CODES_MAX))
                : refused(Refusal.of(Code.CASE_MUST_AWAIT_CONFIRMATION));
    }

    private static boolean isDueCode(Read<AccountClosureFile, AccountClosureState> read) {
        return read.state() instanceof AwaitingAccountCode waiting && waiting.round() < CODES_MAX;
    }

    // Each code is a message paid for: one person gets so many, whatever they are for.
    private @Nullable Refusal flooded(BrandId brand, AccountId account) {
        return subscribers.admitCode(brand, "account " + account.value());
    }

    /** Judged while the case is locked: many guesses at once are still counted one by one. */
    @Override
    public Deciding confirm(CaseId closing, String code, Actor actor) {
        var at = now();
        var typed = code.replaceAll("\\s", "");
        var why = new AtomicReference<@Nullable Refusal>();
        try {
            var answer = transaction.execute(status -> cases.tellWhen(
                    type,
                    closing,
                    read -> {
                        why.set(null);
                        return judge(read, typed, at, why);
                    },
                    actor));
            var refusal = why.get();
            return refusal == null
                    ? decided(Objects.requireNonNull(answer))
                    : new Deciding.Refused(refusal);
        } catch (RequestRefused refused) {
            // One of the lines: nothing of this stands, and the code stays good.
            return new Deciding.Refused(refused.refusal());
        }
    }

    private Optional<AccountClosureFact> judge(
            Read<AccountClosureFile, AccountClosureState> read,
            String code,
            Instant at,
            AtomicReference<@Nullable Refusal> why) {
        var file = read.file();
        if (!(read.state() instanceof AwaitingAccountCode waiting)) {
            // The same code twice is one confirmation.
            var same = !file.closings().isEmpty() && matchesAny(file, code);
            if (!same) why.set(Refusal.of(Code.CASE_MUST_AWAIT_CONFIRMATION));
            return Optional.empty();
        }
        var most = file.terms().codeTries();
        if (waiting.wrongTries() >= most) {
            why.set(Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", most));
            return Optional.empty();
        }
        if (!codes.matches(purpose(file, waiting.round()), code)) {
            why.set(new Refusal(
                    Code.CODE_MUST_MATCH, Map.of("tries", most - waiting.wrongTries() - 1)));
            return Optional.of(new WrongAccountCodeGiven(at));
        }
        if (!at.isBefore(waiting.codeUntil())) {
            why.set(Refusal.of(Code.CODE_MUST_BE_FRESH));
            return Optional.empty();
        }
        return Optional.of(new AccountConfirmed(at));
    }

    private boolean matchesAny(AccountClosureFile file, String code) {
        for (int round = 1; round <= CODES_MAX; round++) {
            if (codes.matches(purpose(file, round), code)) return true;
        }
        return false;
    }

    private static Codes.Purpose purpose(AccountClosureFile file, int round) {
        return new Codes.Purpose(
                AccountClosureRules.CODE_KIND, file.id().value().toString(), file.content(), round);
    }

    @Override
    public Deciding withdraw(CaseId closing, Actor actor) {
        var answer = cases.tell(type, closing, new AccountWithdrew(now()), actor);
        return answer instanceof Answer.NoMove<AccountClosureFile, AccountClosureState>(var now)
                        && now.state().status() != Status.WITHDRAWN
                ? refused(Refusal.of(Code.ACCOUNT_CLOSING_MUST_BE_OPEN))
                : decided(answer);
    }

    /** Before its time, because a line came back. What does not wait for lines does not move. */
    void lookNow(CaseId closing) {
        cases.tell(type, closing, new LinesLookDue(now()), Actor.system());
    }

    @Override
    public Optional<AccountClosing> find(CaseId closing) {
        return cases.find(type, closing).map(this::view);
    }

    private AccountClosing found(CaseId id) {
        return find(id).orElseThrow();
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID closing) {
        return store.locate(brand, closing);
    }

    @Override
    public Optional<AccountClosing> openFor(AccountId account) {
        return store.openFor(account).flatMap(this::find);
    }

    private Deciding decided(Answer<AccountClosureFile, AccountClosureState> answer) {
        return switch (answer) {
            case Answer.Moved<AccountClosureFile, AccountClosureState>(var now) ->
                new Deciding.Decided(view(now));
            case Answer.NoMove<AccountClosureFile, AccountClosureState>(var now) ->
                new Deciding.Decided(view(now));
            case Answer.NotFound<AccountClosureFile, AccountClosureState> _ ->
                refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
        };
    }

    private AccountClosing view(Read<AccountClosureFile, AccountClosureState> read) {
        var state = read.state();
        return new AccountClosing(
                read.id(),
                read.brand(),
                status(read.id().account(), state),
                read.file().askedAt(),
                until(read.file(), state),
                AccountClosureRules.TABLE.allows(state.getClass(), AccountWithdrew.class),
                ZoneId.of(read.file().terms().zone()),
                lines.of(read.id().account()));
    }

    // A line that came back is seen at once, and its case learns of it in a moment.
    private Status status(AccountId account, AccountClosureState state) {
        var waits = state instanceof ClosingLines || state instanceof SignInLeft;
        return waits && lines.staying(account).isPresent() ? Status.LINE_KEPT : state.status();
    }

    private static @Nullable Instant until(AccountClosureFile file, AccountClosureState state) {
        return state instanceof SignInLeft(var until, var reminded)
                ? until
                : AccountClosureType.waiting(file, state).map(Wait::until).orElse(null);
    }

    private static Deciding refused(Refusal why) {
        return new Deciding.Refused(why);
    }

    /** To the microsecond, as it is stored and hashed. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
