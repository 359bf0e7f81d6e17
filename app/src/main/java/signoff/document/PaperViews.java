// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import signoff.document.Papers.Looking;
import signoff.document.port.FileStore;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/** Shows papers to staff: written down first, watermarked always, and for a short time. */
@Component
class PaperViews {

    /** For as long as somebody turns pages; after that they say again why they look. */
    private static final Duration SEEN_FOR = Duration.ofMinutes(15);

    private static final int PICTURE_MOST = 20 << 20;

    private final PaperStore store;
    private final ViewingStore viewings;
    private final FileStore files;
    private final FileKeys keys;
    private final Moments moments;

    /** Pictures are large once they are opened: a few at a time. */
    private final Semaphore open = new Semaphore(2, true);

    /** Draws ids and tells the time. */
    @Component
    record Moments(Ids ids, Clock clock) {

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    PaperViews(
            PaperStore store,
            ViewingStore viewings,
            FileStore files,
            FileKeys keys,
            Moments moments) {
        this.store = store;
        this.viewings = viewings;
        this.files = files;
        this.keys = keys;
        this.moments = moments;
    }

    Looking look(BrandId brand, UUID paper, Viewing.Reason reason, Actor viewer) {
        var found = store.find(brand, paper).map(PaperStore.Sealed::paper);
        if (found.isEmpty()) return new Looking.Refused(Refusal.of(Code.PAPER_MUST_BE_KNOWN));
        if (found.get().state() != Paper.State.KEPT) {
            return new Looking.Refused(Refusal.of(Code.PAPER_MUST_BE_THERE));
        }
        var id = moments.ids().next();
        var account = found.get().of().account();
        viewings.add(new ViewingStore.Look(id, account, paper, moments.now()), viewer, reason);
        return new Looking.Begun(new Viewing(id, found.get(), found.get().pages()));
    }

    Optional<byte[]> page(UUID viewing, int page, Actor viewer) throws IOException {
        var now = moments.now();
        var sealed = viewings.find(viewing, viewer)
                .filter(look -> now.isBefore(look.at().plus(SEEN_FOR)))
                .flatMap(look -> viewings.brandOf(look)
                        .flatMap(brand -> store.find(new BrandId(brand), look.paper())))
                .filter(found -> found.paper().state() == Paper.State.KEPT);
        return sealed.isEmpty() ? Optional.empty() : drawn(sealed.get(), page, viewer, now);
    }

    private Optional<byte[]> drawn(PaperStore.Sealed sealed, int page, Actor viewer, Instant now)
            throws IOException {
        open.acquireUninterruptibly();
        try {
            var picture = picture(sealed, page);
            if (picture.isEmpty()) return Optional.empty();
            return Optional.of(Watermark.over(
                    picture.get(), viewer.who() + " " + now.truncatedTo(ChronoUnit.SECONDS)));
        } finally {
            open.release();
        }
    }

    private Optional<byte[]> picture(PaperStore.Sealed sealed, int page) throws IOException {
        var file = sealed.file();
        var envelope = sealed.key();
        if (file == null || envelope == null) return Optional.empty();
        try {
            var key = keys.open(sealed.paper().of().account(), envelope);
            return page(SealedFile.opened(files.open(file), file, key), page);
        } catch (NoSuchFileException | IllegalStateException e) {
            return Optional.empty(); // Deleted since its row was read; or its account was erased.
        }
    }

    private static Optional<byte[]> page(InputStream pages, int page) throws IOException {
        try (var zip = new ZipInputStream(pages)) {
            for (int at = 1; zip.getNextEntry() != null; at++) {
                if (at == page) return Optional.of(zip.readNBytes(PICTURE_MOST));
            }
            return Optional.empty();
        }
    }
}
