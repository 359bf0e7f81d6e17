// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Notice;
import signoff.registration.AddressProofs;
import signoff.registration.AddressProofs.Checked;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.registration.Registrations.Beginning;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Addressee;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;

/** Gives unclaimed lines to those who hold them. */
@Component
class ClaimDesk implements Claims {

    /** A code takes a few statements more to send than not to send (I33). */
    private static final EvenTime ASKING = new EvenTime(Duration.ofMillis(400));

    private static final String LINE = "line";

    private final UnclaimedLines unclaimed;
    private final Subscribers subscribers;
    private final Contacts contacts;
    private final AddressProofs proofs;
    private final TransactionTemplate transaction;

    ClaimDesk(
            UnclaimedLines unclaimed,
            Subscribers subscribers,
            Contacts contacts,
            AddressProofs proofs,
            TransactionTemplate transaction) {
        this.unclaimed = unclaimed;
        this.subscribers = subscribers;
        this.contacts = contacts;
        this.proofs = proofs;
        this.transaction = transaction;
    }

    @Override
    @Transactional
    public void enter(LineId line) {
        if (subscribers.find(line.account()).isPresent()) {
            throw new IllegalArgumentException(line + " has a holder");
        }
        unclaimed.enter(line);
    }

    @Override
    public Beginning ask(Claimant claimant, String typed, String address) {
        var leaving = subscribers.admitLine(claimant.account());
        if (leaving != null) return new Beginning.Refused(leaving);
        var digits = digits(claimant.brand(), typed);
        if (digits.isEmpty()) {
            return new Beginning.Refused(Refusal.of(Refusal.Code.LINE_MUST_BE_READABLE));
        }
        var subject = claimant.account().value().toString();
        var slower = subscribers.admit(Trial.CLAIM, claimant.brand(), subject, address);
        // What was typed is counted as it is, so that nobody learns whether there is such a line.
        if (slower == null) slower = subscribers.admitCode(claimant.brand(), "+" + digits.get());
        if (slower != null) return new Beginning.Refused(slower);
        // What is looked up takes its time, too.
        return ASKING.answer(() -> {
            var found = unclaimed
                    .find(claimant.brand(), digits.get())
                    .filter(line -> mayBeWrittenTo(claimant.brand(), line));
            return new Beginning.Begun(begin(claimant, found.orElse(null)));
        });
    }

    // By its serial a line has another name, and still one number to be flooded. Counted apart and
    // in silence, or a serial and a number could be tried for belonging together.
    private boolean mayBeWrittenTo(BrandId brand, Line line) {
        return subscribers.admitCode(brand, "claimed " + line.identity().msisdn()) == null;
    }

    /** The same case and the same row, whether there is a line to send a code to or not. */
    private UUID begin(Claimant claimant, @Nullable Line line) {
        var account = claimant.account();
        return proofs.begin(new AddressProofs.Beginning(
                account,
                claimant.brand(),
                Purpose.CLAIM,
                line == null ? Map.of() : Map.of(LINE, line.id().value().toString()),
                line == null ? Telling.NOTHING : telling(claimant, line),
                line != null,
                new Telling(Notice.LINE_CLAIMED, contacts.noteAll(account)),
                claimant.actor()));
    }

    private Telling telling(Claimant claimant, Line line) {
        var number = new Contact(Contact.Kind.SMS, "+" + line.identity().msisdn());
        var to = new Addressee(claimant.brand(), claimant.language(), number);
        return Telling.of(Notice.CLAIM_CODE, contacts.note(claimant.account(), to));
    }

    // Counted before the transaction: one that is done once more is still one attempt.
    @Override
    public Claiming prove(Claimant claimant, UUID proof, String code, String address) {
        var slower = subscribers.admit(Trial.PROOF, claimant.brand(), proof.toString(), address);
        if (slower != null) return new Claiming.Refused(slower);
        return Objects.requireNonNull(transaction.execute(status -> judged(claimant, proof, code)));
    }

    private Claiming judged(Claimant claimant, UUID proof, String code) {
        return switch (proofs.check(claimant.brand(), Purpose.CLAIM, proof, code)) {
            case Checked.Refused(var why) -> new Claiming.Refused(why);
            case Checked.Fits fits
            when !fits.account().equals(claimant.account()) ->
                new Claiming.Refused(Refusal.of(Refusal.Code.CODE_MUST_MATCH));
            case Checked.Fits fits -> proven(claimant, fits);
        };
    }

    private Claiming proven(Claimant claimant, Checked.Fits fits) {
        var line = UUID.fromString(fits.content().getOrDefault(LINE, ""));
        var found = unclaimed.locate(claimant.brand(), line);
        var refused = found.isEmpty()
                ? Refusal.of(Refusal.Code.LINE_MUST_BE_UNCLAIMED)
                : give(found.get(), claimant.account());
        if (refused == null) refused = proofs.settle(fits, claimant.actor());
        return refused == null
                ? new Claiming.Claimed(new LineId(claimant.account(), line))
                : new Claiming.Refused(refused);
    }

    @Override
    public Optional<LineId> unclaimed(BrandId brand, String typed) {
        return digits(brand, typed)
                .flatMap(digits -> unclaimed.find(brand, digits))
                .map(Line::id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Refusal give(LineId line, AccountId to) {
        var refused = subscribers.admitLine(to);
        return refused != null ? refused : unclaimed.give(line, to);
    }

    private Optional<String> digits(BrandId brand, String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        return UnclaimedStore.isSerial(plain)
                ? Optional.of(plain)
                : subscribers.msisdn(brand, typed);
    }
}
