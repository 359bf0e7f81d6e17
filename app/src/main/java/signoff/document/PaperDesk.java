// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/** Papers, for their owners and for staff. */
@Component
class PaperDesk implements Papers {

    private final PaperStore store;
    private final Intake intake;
    private final PaperViews views;
    private final DocumentSettings settings;
    private final Clock clock;

    PaperDesk(
            PaperStore store,
            Intake intake,
            PaperViews views,
            DocumentSettings settings,
            Clock clock) {
        this.store = store;
        this.intake = intake;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HandingIn handIn(BrandId brand, CaseId of, String item, Upload upload)
            throws IOException {
        return intake.handIn(brand, of, item, upload);
    }

    @Override
    public List<String> asked(CaseId of) {
        return intake.asked(of);
    }

    @Override
    public Duration keptFor() {
        return settings.keepFor();
    }

    @Override
    public List<Paper> of(CaseId of) {
        return store.of(of);
    }

    @Override
    public Optional<Paper> find(BrandId brand, UUID paper) {
        return store.find(brand, paper).map(PaperStore.Sealed::paper);
    }

    @Override
    public @Nullable Refusal remove(CaseId of, UUID paper) {
        return switch (store.takeBack(of, paper, clock.instant())) {
            case YES -> null;
            case NOT_THERE -> Refusal.of(Code.PAPER_MUST_BE_KNOWN);
            case DECIDED -> Refusal.of(Code.CASE_MUST_BE_UNDECIDED);
        };
    }

    @Override
    public void purposeEnds(List<CaseId> of, Instant decidedAt) {
        store.decided(of, decidedAt, decidedAt.plus(settings.keepFor()));
    }

    @Override
    public Looking look(BrandId brand, UUID paper, Viewing.Reason reason, Actor viewer) {
        return views.look(brand, paper, reason, viewer);
    }

    @Override
    public Optional<byte[]> page(UUID viewing, int page, Actor viewer) throws IOException {
        return views.page(viewing, page, viewer);
    }
}
