// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.workflow.CaseType;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.Cases;
import signoff.workflow.Effect;
import signoff.workflow.Wait;
import signoff.workflow.evidence.JournalEntry;
import signoff.workflow.evidence.JournalStore;

/** A case in the hands of the desk: its row is locked, it moves in memory, and is then stored. */
final class OpenCase {

    final CaseId id;
    final BrandId brand;
    final CaseType<Object, Object, Object> type;
    private final Notation notation;
    private Object file;
    private @Nullable Object storedFile;
    private String fileText = "";
    private Object state;
    private int version;
    private byte[] hash;
    private Instant passed = Instant.MIN;
    private final List<JournalStore.Linked> entries = new ArrayList<>();
    private final List<Effect> asked = new ArrayList<>();
    private List<Ordered<Object>> orders = new ArrayList<>();

    private OpenCase(CaseType<Object, Object, Object> type, Notation notation, CaseRow row) {
        this.id = row.id();
        this.brand = row.brand();
        this.type = type;
        this.notation = notation;
        this.version = row.version();
        this.hash = row.journalHash();
        this.file = notation.read(type.file(), row.file());
        this.storedFile = file;
        this.fileText = row.file();
        this.state = notation.read(type.states(), row.state(), row.body());
    }

    private OpenCase(
            CaseType<Object, Object, Object> type,
            Notation notation,
            Cases.Opening<Object, Object, Object> opening) {
        this.id = opening.id();
        this.brand = opening.brand();
        this.type = type;
        this.notation = notation;
        this.hash = JournalEntry.NOTHING;
        this.file = opening.file();
        this.state = opening.state();
    }

    static OpenCase of(CaseType<Object, Object, Object> type, Notation notation, CaseRow row) {
        return new OpenCase(type, notation, row);
    }

    static OpenCase begin(
            CaseType<Object, Object, Object> type,
            Notation notation,
            Cases.Opening<Object, Object, Object> opening,
            Instant at) {
        var begun = new OpenCase(type, notation, opening);
        begun.write(opening.fact(), opening.actor(), "", at);
        begun.asked.addAll(opening.effects());
        return begun;
    }

    Object file() {
        return file;
    }

    Object state() {
        return state;
    }

    int version() {
        return version;
    }

    boolean hasMoved() {
        return !entries.isEmpty();
    }

    List<JournalStore.Linked> entries() {
        return entries;
    }

    List<Effect> asked() {
        return asked;
    }

    /** Moves by a fact if the table has a row for it. */
    boolean tell(Object fact, Actor actor, Instant at) {
        var step = type.table().decide(file, state, fact);
        if (step.isEmpty()) return false;

        var before = Notation.nameOf(state);
        file = step.get().file();
        state = step.get().state();
        write(fact, actor, before, at);
        asked.addAll(step.get().effects());
        step.get()
                .instructions()
                .forEach(instruction -> orders.add(new Ordered<>(id, file, instruction)));
        return true;
    }

    /** Moves by the fact that the clock makes of it, if its time has come. */
    boolean letClockAct(Instant now) {
        var wait = type.waits(file, state).filter(one -> !one.until().isAfter(now));
        wait.ifPresent(one -> passed = one.until());
        return wait.map(one -> tell(one.then(), Actor.system(), now)).orElse(false);
    }

    /**
     * Whether its next deadline is later than the last one that has passed, and nothing is open.
     */
    boolean catchesUp() {
        var next = dueAt();
        return orders.isEmpty() && (next == null || next.isAfter(passed));
    }

    /** What the rules ordered since this was last asked. */
    List<Ordered<Object>> takeOrders() {
        var taken = orders;
        orders = new ArrayList<>();
        return taken;
    }

    CaseRow row() {
        return new CaseRow(
                id,
                type.name(),
                brand,
                Notation.nameOf(state),
                notation.write(state),
                fileText(),
                version,
                dueAt(),
                hash);
    }

    /** Most steps leave the file as it is: then its text is that of the row. */
    private String fileText() {
        if (file != storedFile) {
            storedFile = file;
            fileText = notation.write(file);
        }
        return fileText;
    }

    Cases.Read<Object, Object> read() {
        return new Cases.Read<>(id, brand, file, state, version);
    }

    private @Nullable Instant dueAt() {
        return type.waits(file, state).map(Wait::until).orElse(null);
    }

    private void write(Object fact, Actor actor, String before, Instant at) {
        version++;
        var entry = new JournalEntry(
                id,
                brand,
                type.name(),
                version,
                Notation.nameOf(fact),
                notation.write(fact),
                at,
                actor,
                before,
                Notation.nameOf(state),
                type.policyVersion(file));
        var previous = hash;
        hash = entry.hashAfter(previous);
        entries.add(new JournalStore.Linked(entry, previous, hash));
    }
}
