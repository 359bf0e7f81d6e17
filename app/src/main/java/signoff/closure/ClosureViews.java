// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.check.Check;
import signoff.closure.rules.ClosureEvent.NoticeReceived;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.workflow.Cases;

/** Shows closures. */
@Component
class ClosureViews {

    private static final int PAGE_MAX = 100;

    private final Cases cases;
    private final ClosureCases type;
    private final ClosureStore store;
    private final SealedWords words;
    private final Confirmations confirmations;

    ClosureViews(
            Cases cases,
            ClosureCases type,
            ClosureStore store,
            SealedWords words,
            Confirmations confirmations) {
        this.cases = cases;
        this.type = type;
        this.store = store;
        this.words = words;
        this.confirmations = confirmations;
    }

    Optional<ClosureView> find(CaseId id) {
        return cases.find(type, id).map(this::view);
    }

    ClosureView view(Cases.Read<ClosureFile, ClosureState> read) {
        return ViewOf.closure(read, words.of(read.id()));
    }

    List<Check> checksOf(CaseId id) {
        return cases.told(id, NoticeReceived.class).stream()
                .flatMap(notice ->
                        notice.checks().stream().map(check -> Check.of(check, notice.at())))
                .toList();
    }

    Optional<CaseId> locate(BrandId brand, UUID closure) {
        return store.locate(brand, closure);
    }

    Optional<ClosureView> byToken(BrandId brand, UUID closure, String token) {
        return store.locate(brand, closure)
                .flatMap(id -> cases.find(type, id))
                .filter(read -> confirmations.opens(read, token))
                .map(this::view);
    }

    Optional<ClosureView> openFor(LineId line) {
        return store.openFor(line).flatMap(this::find);
    }

    Closures.Page list(BrandId brand, @Nullable String cursor, int limit) {
        var most = Math.clamp(limit, 1, PAGE_MAX);
        var before = cursor == null ? null : UUID.fromString(cursor);
        var ids = store.list(brand, before, most);
        var views = ids.stream().flatMap(id -> find(id).stream()).toList();
        var next = ids.size() < most ? null : ids.getLast().value().toString();
        return new Closures.Page(views, next);
    }
}
