// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import signoff.kernel.Words;
import signoff.notification.AddressBook.Contact;
import signoff.notification.AddressBook.Reach;
import signoff.notification.port.MessageCarrier.Message;

/** Writes the message. Codes, links and proofs come into being here, and go nowhere but into it. */
@Component
class Composer {

    private final Notices notices;
    private final Words words;
    private final Codes codes;
    private final MessageProofs proofs;
    private final NoticeSettings settings;

    Composer(
            Notices notices,
            Words words,
            Codes codes,
            MessageProofs proofs,
            NoticeSettings settings) {
        this.notices = notices;
        this.words = words;
        this.codes = codes;
        this.proofs = proofs;
        this.settings = settings;
    }

    Message compose(TellSubscriber telling, Contact to, Reach reader, Instant at) {
        var template = notices.of(telling.notice(), reader.language());
        var facts = facts(telling, reader);
        var text = to.kind() == Contact.Kind.SMS
                ? facts.fill(template.text())
                : Stream.concat(Stream.of(template.text()), template.more().stream())
                        .map(facts::fill)
                        .collect(Collectors.joining("\n\n"));
        var day = at.atZone(ToldFacts.zone(telling.facts())).toLocalDate();
        var framed = framed(to, reader, text, proofs.proof(to.address(), telling.notice(), day));
        return to.kind() == Contact.Kind.SMS
                ? message(to, reader, "", SmsAlphabet.fit(framed, reader.language()))
                : message(to, reader, facts.fill(template.subject()), framed);
    }

    private static Message message(Contact to, Reach reader, String subject, String text) {
        return new Message(reader.brand(), to, reader.language(), subject, text);
    }

    private ToldFacts facts(TellSubscriber telling, Reach reader) {
        var facts = new ToldFacts(telling.facts(), reader.language())
                .with("brand", settings.nameOf(reader.brand()));
        if (telling.facts().containsKey("codeKind")) {
            var purpose = purpose(telling);
            facts.with("code", codes.digits(purpose));
            if (telling.facts().containsKey("path")) {
                facts.with("link", link(telling, reader, codes.token(purpose)));
            }
        }
        return facts;
    }

    private static Codes.Purpose purpose(TellSubscriber telling) {
        return new Codes.Purpose(
                telling.fact("codeKind"),
                telling.fact("codeSubject"),
                telling.fact("codeContent"),
                Integer.parseInt(telling.fact("codeRound")));
    }

    private String link(TellSubscriber telling, Reach reader, String token) {
        return settings.urlOf(reader.brand()) + telling.fact("path") + "/confirm?code=" + token;
    }

    /** The brand's name, the text, and how to see that it is ours. */
    private String framed(Contact to, Reach reader, String text, String proof) {
        var frame = to.kind() == Contact.Kind.SMS ? "notice.sms" : "notice.mail";
        var facts = Map.of(
                "brand",
                settings.nameOf(reader.brand()),
                "text",
                text,
                "verify",
                settings.urlOf(reader.brand()) + "/verify",
                "proof",
                proof);
        return words.say(reader.language(), frame, facts);
    }
}
