// SPDX-License-Identifier: Apache-2.0
package signoff.demo.walk;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One line from sign-in to the last refund. */
final class Journey {

    private static final Pattern LINE = Pattern.compile(".*/lines/[0-9a-f-]{36}");
    private static final Pattern CLOSE = Pattern.compile(".*/lines/[0-9a-f-]{36}/close");
    private static final Pattern REASON = Pattern.compile(".*/close/reason");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration SETTLES_WITHIN = Duration.ofMillis(1_500);
    private static final int DAYS_MAX = 120;

    private final Browser browser;
    private final long began = System.nanoTime();
    private final Set<String> told = new HashSet<>();

    Journey(Browser browser) {
        this.browser = browser;
    }

    void walk() {
        var guest = browser.sendJson("/demo/lines", "{}");
        var login = guest.required("login").asString();
        say("A line with credit is there, and its subscriber is %s", login);
        signIn(login, guest.required("password").asString());
        var check = answer(toPreview());
        var promised = check.row("We pay you").orElse("nothing");
        var closing = browser.send(form(check, "/check"));
        say("Asked for: %s, received", closing.row("Case number").orElse("no case number"));
        closing = confirm(closing, guest.required("email").asString());
        follow(closing);
        checkRefund(login, promised);
        checkLine(guest.required("line").asString());
    }

    private void signIn(String login, String password) {
        var page = browser.open("/sign-in");
        var home = browser.send(
                form(page, "/sign-in").with("login", login).with("password", password));
        need(home.link(LINE).isPresent(), "signed in, but no line is shown: " + home.heading());
        say("Signed in as %s", login);
    }

    private Page toPreview() {
        var line = browser.open(browser.open("/home").link(LINE).orElseThrow());
        say("Opened the line %s", line.heading());
        var preview = browser.open(need(line.link(CLOSE), "the line's page has no way to close"));
        say("Looked at what closing would mean, and nothing has changed:");
        preview.rows().forEach(row -> tell(row.name(), row.value()));
        return preview;
    }

    private Page answer(Page preview) {
        var reason = browser.open(need(preview.link(REASON), "the preview leads nowhere"));
        var next = browser.send(form(reason, "/reason").with("skip", "true"));
        say("Skipped the reason");
        if (next.form("/consents").isPresent()) {
            var form = form(next, "/consents");
            for (var box : next.boxes()) form = form.with(box.name(), box.value());
            next = browser.send(form);
            say("Agreed to what is lost, by name");
        }
        say("Checked all answers once more");
        return next;
    }

    private Page confirm(Page closing, String email) {
        var code = patiently(() -> codeSentTo(email), "no message with a code was sent");
        say("Read the code %s in the message to %s", code, email);
        var confirmed = browser.send(form(closing, "/code").with("code", code));
        need(confirmed.form("/code").isEmpty(), "the code is not accepted: " + confirmed.text());
        say("Confirmed; one click still takes it back");
        return confirmed;
    }

    private Optional<String> codeSentTo(String email) {
        for (var message : browser.json("/demo/messages.json").required("messages")) {
            var code = CODE.matcher(message.required("text").asString());
            if (message.required("to").asString().equals(email) && code.find()) {
                return Optional.of(code.group());
            }
        }
        return Optional.empty();
    }

    /** Winds day by day, and tells what each day brought, until nothing is left to come. */
    private void follow(Page closing) {
        for (int day = 0; day <= DAYS_MAX; day++) {
            if (settled(closing)) return;
            var now = browser.sendJson("/demo/clock", "{\"forward\":\"P1D\"}");
            say("Wound the clock by a day, to %s", now.required("now").asString());
        }
        throw new WalkStopped("the line is not closed after " + DAYS_MAX + " days");
    }

    /** Looks until nothing moves for a moment. True when there is nothing left to come. */
    private boolean settled(Page closing) {
        var quietSince = System.nanoTime();
        while (System.nanoTime() - quietSince < SETTLES_WITHIN.toNanos()) {
            var page = browser.open(closing.at());
            need(!page.steps().isEmpty(), "the case has no timeline: " + page.heading());
            if (tellNews(page)) quietSince = System.nanoTime();
            if (page.steps().stream().allMatch(Page.Step::isOver)) return true;
            pause(LOOK_EVERY);
        }
        return false;
    }

    private boolean tellNews(Page page) {
        var news = page.steps().stream()
                .filter(step -> step.progress().equals("done") && told.add(step.title()))
                .toList();
        news.forEach(step -> tell(step.title(), step.time()));
        return !news.isEmpty();
    }

    private void checkRefund(String login, String promised) {
        var prefix = "T-" + login.substring(login.lastIndexOf('-') + 1) + "-";
        var paid = 0L;
        var after = 0L;
        for (var part = payments(after); !part.isEmpty(); part = payments(after)) {
            for (var payment : part) {
                after = payment.required("number").asLong();
                if (!payment.required("kind").asString().equals("PAID_BACK")) continue;
                if (!payment.required("source").asString().startsWith(prefix)) continue;
                var minor = payment.required("amount").required("amountMinor").asLong();
                paid += minor;
                var to = payment.required("source").asString();
                tell("The bank paid back", money(minor) + " to payment " + to);
            }
        }
        need(promised.contains(money(paid)), "promised " + promised + ", paid " + money(paid));
        say("Paid back as promised: %s", money(paid));
    }

    private JsonNode payments(long after) {
        return browser.json("/demo/payments.json?after=" + after);
    }

    private static String money(long minor) {
        return String.format(Locale.ROOT, "%d.%02d", minor / 100, minor % 100);
    }

    private void checkLine(String line) {
        var page = browser.open("/lines/" + line);
        need(page.link(CLOSE).isEmpty(), "the line can still be closed");
        say("Signed in still, and the line says: %s", page.tag());
        System.out.println();
        System.out.println("The line is closed, and the refund is paid.");
    }

    private static Page.Form form(Page page, String ending) {
        return need(page.form(ending), "no form " + ending + " on the page: " + page.text());
    }

    private <T> T patiently(Supplier<Optional<T>> look, String otherwise) {
        var began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
            var found = look.get();
            if (found.isPresent()) return found.get();
            pause(LOOK_EVERY);
        }
        throw new WalkStopped(otherwise);
    }

    private static <T> T need(Optional<T> found, String otherwise) {
        return found.orElseThrow(() -> new WalkStopped(otherwise));
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) throw new WalkStopped(otherwise);
    }

    private void say(String what, Object... facts) {
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "%7.2f s  %s%n", seconds, what.formatted(facts));
    }

    private static void tell(String name, String value) {
        System.out.printf("             %-42s %s%n", name, value);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkStopped("interrupted");
        }
    }
}
