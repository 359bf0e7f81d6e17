// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Visitor;
import signoff.registration.ContactChanges;
import signoff.registration.Registrations.Beginning;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Person;
import signoff.subscriber.document.Documents;

/** How a person is reached: add a contact by code, remove one, and see which dies with a line. */
@Controller
@RequestMapping("/contacts")
class ContactsPage {

    private static final String LIST = "console/contacts";
    private static final String CODE = "console/contacts-code";

    private final Contacts contacts;
    private final ContactChanges changes;
    private final Documents documents;
    private final Subscribers subscribers;

    ContactsPage(
            Contacts contacts,
            ContactChanges changes,
            Documents documents,
            Subscribers subscribers) {
        this.subscribers = subscribers;
        this.documents = documents;
        this.contacts = contacts;
        this.changes = changes;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        model.addAttribute("contacts", contacts.of(visitor.account()));
        var person = subscribers.find(visitor.account());
        model.addAttribute("holder", person.map(Person::name).orElse(null));
        model.addAttribute("document", documents.of(visitor.account()).orElse(null));
        return LIST;
    }

    @PostMapping
    String begin(Visitor visitor, @Nullable String contact, ServletWebRequest web, Model model) {
        var typed = Typed.line(contact);
        return switch (changes.begin(visitor, typed, Typed.from(web))) {
            case Beginning.Begun(var proof) -> {
                model.addAttribute("proof", proof);
                yield CODE;
            }
            case Beginning.Refused(var why) -> {
                Typed.wrong(why, visitor.say(), web, model);
                model.addAttribute("typed", typed);
                yield list(visitor, model);
            }
        };
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @Nullable String proof,
            @Nullable String code,
            ServletWebRequest web,
            Model model) {
        var id = Typed.id(proof);
        var why = changes.confirm(visitor, id, Typed.line(code), Typed.from(web));
        if (why == null) return "redirect:/contacts";
        Typed.wrong(why, visitor.say(), web, model);
        model.addAttribute("proof", id);
        return CODE;
    }

    @PostMapping("/{contact}/remove")
    String remove(Visitor visitor, @PathVariable UUID contact, RedirectAttributes afterwards) {
        var why = changes.remove(visitor, contact);
        if (why != null) afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        return "redirect:/contacts";
    }
}
