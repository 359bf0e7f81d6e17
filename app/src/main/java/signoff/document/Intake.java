// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.document.Arrival.Result.Arrived;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Upload;
import signoff.document.port.FileStore;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.subscriber.Subscribers;

/** The way of a file from its sender to the store, and of one that waited for the scanner. */
@Component
class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Longer than any file is on its way. */
    private static final Duration NOT_CLAIMED = Duration.ofHours(1);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN_LATEST = Duration.ofHours(1);

    /** Over some hours, as the waits double: a machine that is short of memory has them, too. */
    private static final int TRIES_MOST = 10;

    private static final Code HEIC_MISSING = Code.PICTURE_MUST_BE_JPEG_HERE;
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
    @Component
    record Parts(
            Arrival arrival,
            Workshop workshop,
            Subscribers subscribers,
            DocumentSettings settings,
            PaperViews.Moments moments,
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
        if (refused != null) return new HandingIn.Refused(refused);
        if (!arriving.tryAcquire()) {
            return new HandingIn.Refused(Refusal.of(Code.FILE_MUST_FIND_ROOM));
        }
        try {
            return switch (parts.arrival().take(parts.moments().ids().next(), upload.content())) {
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
    private @Nullable Refusal refusedFirst(Purpose purpose) {
        if (!asked(purpose.of()).contains(purpose.item())) {
            return Refusal.of(Code.FILE_MUST_BE_ASKED_FOR);
        }
        if (store.count(purpose.of()) >= parts.settings().filesMax()) return full();
        return parts.subscribers().admitFile(purpose.brand(), purpose.of().account());
    }

    private HandingIn arrived(Purpose purpose, Arrived arrived) throws IOException {
        var same = store.same(purpose.of(), purpose.item(), arrived.digest());
        if (same.isPresent()) return new HandingIn.Kept(same.get());
        var file = arrived.file();
        var pagesId = parts.moments().ids().next();
        var result = parts.workshop().work(pagesId, arrived.kind(), file::read);
        return switch (result) {
            case Workshop.Result.Refused(var why) -> new HandingIn.Refused(why);
            case Workshop.Result.Unscanned(),
                    Workshop.Result.NotYet(),
                    Workshop.Result.NoAnswer() -> kept(purpose, file, paper(purpose, arrived, 0));
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
                parts.moments().ids().next(),
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
                : new HandingIn.Refused(full());
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

    /**
     * Looks at what waits, a few at a time. Answers whether there may be more now. What is wrong
     * with one file holds up no other.
     */
    boolean scanWaiting() {
        var taken = store.takeWaiting(now(), now().plus(LEASE), AT_ONCE);
        var goesOn = true;
        for (var waiting : taken) {
            goesOn = goesOn && isLookedAt(waiting);
            if (!goesOn) store.waitUntil(waiting.paper(), now().plus(LOOK_AGAIN));
        }
        return taken.size() == AT_ONCE && goesOn;
    }

    /** Not when there is no scanner or no room: then no other file can be looked at, either. */
    private boolean isLookedAt(PaperStore.Sealed waiting) {
        try {
            var opened = opened(waiting);
            if (opened.isPresent()) return isLookedAt(waiting.paper(), opened.get());
            store.remove(waiting.paper(), now()); // Its account was erased.
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be looked at, and is tried again", waiting.paper(), e);
            putOff(waiting.paper());
        }
        return true;
    }

    private boolean isLookedAt(Paper paper, Workshop.Content content) throws IOException {
        var result = parts.workshop().work(parts.moments().ids().next(), paper.kind(), content);
        switch (result) {
            case Workshop.Result.Unscanned() -> {
                return false;
            }
            case Workshop.Result.NotYet() -> putOff(paper);
            case Workshop.Result.NoAnswer() -> tryAgain(paper, Refusal.of(Code.FILE_MUST_BE_WHOLE));
            case Workshop.Result.Refused(var why)
            when why.code() == Code.FILE_MUST_FIND_ROOM -> {
                return false;
            }
            // It was taken in, so a program that is missing here is no fault of the file.
            case Workshop.Result.Refused(var why)
            when why.code() == HEIC_MISSING -> tryAgain(paper, why);
            case Workshop.Result.Refused(var why) -> refuse(paper, why);
            case Workshop.Result.Clean clean -> {
                try (var file = clean.pages()) {
                    store.scanned(paper, put(paper, file), clean.count(), now());
                }
            }
        }
        return true;
    }

    /** A file that is clean and gets no answer ever is given up some time, and its owner told. */
    private void tryAgain(Paper paper, Refusal inTheEnd) {
        if (store.lookedInVain(paper) < TRIES_MOST) {
            putOff(paper);
        } else {
            LOG.warn("{} was tried {} times, and is given up", paper, TRIES_MOST);
            refuse(paper, inTheEnd);
        }
    }

    /** For as long again as it has waited already, so that the waits double. */
    private void putOff(Paper paper) {
        var waited = Duration.between(paper.receivedAt(), now()).toSeconds();
        var wait = Math.clamp(waited, LOOK_AGAIN.toSeconds(), LOOK_AGAIN_LATEST.toSeconds());
        store.waitUntil(paper, now().plusSeconds(wait));
    }

    private void refuse(Paper paper, Refusal why) {
        store.refuse(paper, why.code(), now());
        parts.meters().handedIn(new HandingIn.Refused(why));
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

    private Refusal full() {
        return Refusal.of(
                Code.FILES_MUST_BE_WITHIN_LIMIT, "most", parts.settings().filesMax());
    }

    private static String shortened(@Nullable String name) {
        if (name == null) return "";
        // What a browser of long ago sends is a whole path.
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return clean.substring(0, Math.min(NAME_MOST, clean.length()));
    }

    private Instant now() {
        return parts.moments().now();
    }
}
