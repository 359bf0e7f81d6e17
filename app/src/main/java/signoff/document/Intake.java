// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.document.Arrival.Result.Arrived;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Upload;
import signoff.document.port.FileStore;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/** The way of a file from its sender to the store, and of one that waited for the scanner. */
@Component
class Intake {

    /** Longer than any file is on its way. */
    private static final Duration NOT_CLAIMED = Duration.ofHours(1);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;
    private static final int ARRIVING_MOST = 64;
    private static final int NAME_MOST = 120;

    private final PaperStore store;
    private final FileStore files;
    private final FileKeys keys;
    private final Parts parts;
    private final ObjectProvider<Asked> asked;
    private final Semaphore arriving = new Semaphore(ARRIVING_MOST);

    /** What it works with beside the stores. */
    record Parts(
            Arrival arrival,
            Workshop workshop,
            DocumentSettings settings,
            Ids ids,
            Clock clock,
            PaperMeters meters) {}

    Intake(
            PaperStore store,
            FileStore files,
            FileKeys keys,
            Parts parts,
            ObjectProvider<Asked> asked) {
        this.store = store;
        this.files = files;
        this.keys = keys;
        this.parts = parts;
        this.asked = asked;
    }

    List<String> asked(CaseId of) {
        return asked.stream().flatMap(each -> each.of(of).stream()).distinct().toList();
    }

    /** What a file is handed in for. */
    private record Purpose(
            BrandId brand, CaseId of, String item, @Nullable String name) {}

    HandingIn handIn(BrandId brand, CaseId of, String item, Upload upload) throws IOException {
        var answer = taken(new Purpose(brand, of, item, upload.name()), upload);
        parts.meters().handedIn(answer);
        return answer;
    }

    private HandingIn taken(Purpose purpose, Upload upload) throws IOException {
        var refused = refusedFirst(purpose);
        if (refused != null) return refused(refused);
        if (!arriving.tryAcquire()) return refused(Code.FILE_MUST_FIND_ROOM);
        try {
            return switch (parts.arrival().take(parts.ids().next(), upload.content())) {
                case Arrival.Result.Refused(var why) -> new HandingIn.Refused(why);
                case Arrived arrived -> {
                    try (var file = arrived.file()) {
                        yield arrived(purpose, arrived);
                    }
                }
            };
        } finally {
            arriving.release();
        }
    }

    /** Before a byte is read. */
    private @Nullable Code refusedFirst(Purpose purpose) {
        if (!asked(purpose.of()).contains(purpose.item())) return Code.FILE_MUST_BE_ASKED_FOR;
        return store.count(purpose.of()) < parts.settings().filesMax()
                ? null
                : Code.FILES_MUST_BE_WITHIN_LIMIT;
    }

    private HandingIn arrived(Purpose purpose, Arrived arrived) throws IOException {
        var same = store.same(purpose.of(), purpose.item(), arrived.digest());
        if (same.isPresent()) return new HandingIn.Kept(same.get());
        var file = arrived.file();
        var result = parts.workshop().work(parts.ids().next(), arrived.kind(), file::read);
        return switch (result) {
            case Workshop.Result.Refused(var why) -> new HandingIn.Refused(why);
            case Workshop.Result.Unscanned() -> kept(purpose, file, paper(purpose, arrived, 0));
            case Workshop.Result.Clean(var pages, var count) -> {
                try (pages) {
                    yield kept(purpose, pages, paper(purpose, arrived, count));
                }
            }
        };
    }

    /** Without pages it waits for its scan. */
    private Paper paper(Purpose purpose, Arrived arrived, int pages) {
        var now = now();
        return new Paper(
                purpose.of(),
                parts.ids().next(),
                purpose.item(),
                arrived.kind(),
                pages == 0 ? Paper.State.WAITING_FOR_SCAN : Paper.State.KEPT,
                arrived.bytes(),
                HexFormat.of().formatHex(arrived.digest()),
                pages,
                now,
                now.plus(parts.settings().keepLongest()),
                false,
                shortened(purpose.name()),
                null);
    }

    private HandingIn kept(Purpose purpose, SealedFile file, Paper paper) {
        var entry = put(paper, file);
        return store.add(purpose.brand(), paper, entry, parts.settings().filesMax())
                ? new HandingIn.Kept(paper)
                : refused(Code.FILES_MUST_BE_WITHIN_LIMIT);
    }

    /** The file first, so that no row tells of a file that is not there. */
    private PaperStore.Entry put(Paper paper, SealedFile file) {
        var account = paper.of().account();
        var key = keys.seal(account, file.key());
        store.leave(account, file.id(), now().plus(NOT_CLAIMED));
        try {
            file.putInto(files);
        } catch (IOException e) {
            throw Workshop.ofStore(e);
        }
        return new PaperStore.Entry(file.id(), key);
    }

    /** Scans what waits, a few at a time. Answers whether there may be more now. */
    boolean scanWaiting() {
        var taken = store.takeWaiting(now(), now().plus(LEASE), AT_ONCE);
        var away = false;
        for (var waiting : taken) {
            away = away || !isScanned(waiting);
            if (away) store.waitUntil(waiting.paper(), now().plus(LOOK_AGAIN));
        }
        return taken.size() == AT_ONCE && !away;
    }

    private boolean isScanned(PaperStore.Sealed waiting) {
        var paper = waiting.paper();
        try {
            var opened = opened(waiting);
            if (opened.isEmpty()) {
                store.remove(paper, now()); // Its account was erased.
                return true;
            }
            var pages = parts.ids().next();
            return switch (parts.workshop().work(pages, paper.kind(), opened.get())) {
                case Workshop.Result.Unscanned() -> false;
                case Workshop.Result.Refused(var why) -> isEnded(paper, why);
                case Workshop.Result.Clean clean -> {
                    try (var file = clean.pages()) {
                        var entry = put(paper, file);
                        store.scanned(paper, entry, clean.count(), now());
                    }
                    yield true;
                }
            };
        } catch (IOException e) {
            throw Workshop.ofStore(e);
        }
    }

    private boolean isEnded(Paper paper, Refusal why) {
        if (why.code() == Code.FILE_MUST_FIND_ROOM) return false;
        store.refuse(paper, why.code(), now());
        parts.meters().handedIn(new HandingIn.Refused(why));
        return true;
    }

    private Optional<Workshop.Content> opened(PaperStore.Sealed sealed) {
        var file = sealed.file();
        var envelope = sealed.key();
        if (file == null || envelope == null) return Optional.empty();
        try {
            var key = keys.open(sealed.paper().of().account(), envelope);
            return Optional.of(() -> SealedFile.opened(files.open(file), file, key));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private HandingIn refused(Code why) {
        return new HandingIn.Refused(
                why == Code.FILES_MUST_BE_WITHIN_LIMIT
                        ? Refusal.of(why, "most", parts.settings().filesMax())
                        : Refusal.of(why));
    }

    private static String shortened(@Nullable String name) {
        if (name == null) return "";
        // What a browser of long ago sends is a whole path.
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return clean.substring(0, Math.min(NAME_MOST, clean.length()));
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
