// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;

/** Gives out numbers, cards and profiles, each once. */
@Component
class SupplyDesk implements Supply {

    private static final int DIGITS_TOLD = 4;

    private final SupplyStore store;
    private final ActivationCodes codes;
    private final Clock clock;

    SupplyDesk(SupplyStore store, ActivationCodes codes, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void addNumbers(Pool pool, Collection<String> msisdns) {
        store.addNumbers(pool, List.copyOf(msisdns), clock.instant());
    }

    @Override
    @Transactional
    public void addSims(Pool pool, SimForm form, Collection<Sim> sims) {
        sims.forEach(sim -> {
            if (Iccid.read(sim.iccid()).filter(sim.iccid()::equals).isEmpty()) {
                throw new IllegalArgumentException(
                        sim.iccid() + " is no ICCID. Allowed: 19 or 20 digits that begin with 89,"
                                + " the last of which checks the others (ITU-T E.118)");
            }
        });
        store.addSims(pool, form, List.copyOf(sims), clock.instant());
    }

    @Override
    @Transactional
    public Optional<Reserved> reserve(LineId line, Pool pool, SimForm form) {
        var number = store.reserveNumber(line, pool, clock.instant());
        if (number.isEmpty()) return Optional.empty();
        if (form != SimForm.CARD && !store.takeProfile(line, pool, form, clock.instant())) {
            giveBack(line);
            return Optional.empty();
        }
        var digits = number.get();
        return Optional.of(new Reserved(digits.substring(digits.length() - DIGITS_TOLD)));
    }

    @Override
    @Transactional
    public boolean link(LineId line, Pool pool, String iccid) {
        return store.takeCard(line, pool, iccid, clock.instant());
    }

    @Override
    @Transactional
    public void giveBack(LineId line) {
        store.giveBack(line, clock.instant());
    }

    @Override
    public Map<LineId, String> numbers(Collection<LineId> lines) {
        return lines.isEmpty() ? Map.of() : store.numbers(lines);
    }

    @Override
    public Optional<ActivationCode> activationCode(LineId line) {
        return store.supplied(line)
                .filter(supplied -> supplied.form() == SimForm.ESIM)
                .map(supplied -> codes.of(supplied.identity()));
    }

    @Override
    public Optional<NetworkIdentity> identity(LineId line) {
        return store.supplied(line).map(SupplyStore.Supplied::identity);
    }

    @Override
    public List<String> cardsInStock(Pool pool, int most) {
        return store.cardsInStock(pool, most);
    }
}
