// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the demo is and who can sign in: to the terminal, and in a file for the walk. */
@InDemo
@Component
class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final Path addressFile;
    private final Environment environment;
    private final Filling filling;

    SignIns(
            @Value("${signoff.home:${user.home}/.signoff}") Path home,
            Environment environment,
            Filling filling) {
        this.addressFile = AddressFile.in(home);
        this.environment = environment;
        this.filling = filling;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        var port = environment.getProperty("local.server.port");
        if (port == null) return; // Nobody can reach it, as in a test.

        var address = "http://127.0.0.1:" + port;
        System.out.println(text(address, "http://other.localhost:" + port));
        try {
            Files.createDirectories(addressFile.getParent());
            Files.writeString(addressFile, address);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the walk will not find this demo", addressFile, e);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void leave() throws IOException {
        Files.deleteIfExists(addressFile);
    }

    private String text(String demo, String other) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  Signoff demo: everything outside is simulated, and nobody is charged.");
        lines.add("");
        lines.add("    " + demo + "/");
        lines.add("    " + demo + "/demo/messages    every mail and SMS that was sent");
        lines.add("    " + demo + "/demo/world       what should go wrong outside");
        if (filling.isFilled()) lines.addAll(people(demo, other));
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> people(String demo, String other) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  Sign in with the password " + DemoPerson.PASSWORD + " as");
        lines.add("");
        for (var person : DemoPerson.all()) {
            var where = person.brand().equals(DemoPerson.DEMO) ? demo : other;
            var reads = person.language().tag();
            lines.add("    %-10s %-8s %s/".formatted(person.login(), reads, where));
            person.lines().forEach(line -> lines.add("    " + " ".repeat(20) + line.what()));
        }
        lines.add("");
        lines.add("  Staff sign in at " + demo + "/staff/sign-in with the same password as");
        lines.add("    " + String.join(" ", DemoStaff.logins()));
        lines.add("  and the code that " + demo + "/demo/staff shows.");
        lines.add("");
        lines.add("  A program signs in at " + demo + "/oauth2/token as");
        lines.add("    " + Filling.PROGRAM + " : " + Filling.PROGRAM_SECRET);
        lines.add("  and closes a line with curl as docs/integrating/api.md shows.");
        return lines;
    }
}
