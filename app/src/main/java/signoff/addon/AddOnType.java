// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.addon.AddOnFact.PeriodOver;
import signoff.addon.AddOnState.Ending;
import signoff.addon.AddOnState.Lapsed;
import signoff.addon.AddOnState.Resting;
import signoff.addon.AddOnState.Running;
import signoff.workflow.CaseType;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/** What the workflow must know of add-ons. */
@Component
final class AddOnType implements CaseType<AddOnFile, AddOnState, AddOnFact> {

    private final AddOnBooks books;

    AddOnType(AddOnBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "add-on";
    }

    @Override
    public Class<AddOnFile> file() {
        return AddOnFile.class;
    }

    @Override
    public Class<AddOnState> states() {
        return AddOnState.class;
    }

    @Override
    public Class<AddOnFact> facts() {
        return AddOnFact.class;
    }

    @Override
    public TransitionTable<AddOnFile, AddOnState, AddOnFact> table() {
        return AddOnRules.TABLE;
    }

    @Override
    public Optional<Wait<AddOnFact>> waits(AddOnFile file, AddOnState state) {
        return switch (state) {
            case Running(var _, var until, var _, var _) -> over(until);
            case Ending(var _, var until, var _, var _) -> over(until);
            case Resting(var until, var _) -> over(until);
            case AddOnState.Ended _, Lapsed _ -> Optional.empty();
        };
    }

    private static Optional<Wait<AddOnFact>> over(Instant until) {
        return Optional.of(new Wait<>(Wait.Owner.CLOCK, until, new PeriodOver(until)));
    }

    @Override
    public Optional<AddOnFact> factOf(AddOnFile file, AddOnState state, CaseType.Ended ended) {
        return Optional.empty();
    }

    @Override
    public List<Told<AddOnFact>> carryOut(List<Ordered<AddOnFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(AddOnFile file) {
        return "none";
    }
}
