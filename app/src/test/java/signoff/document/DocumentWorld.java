// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import signoff.document.port.VirusScanner;

/** Cases that ask for an identity document, and a scanner that can be taken away. */
@TestConfiguration
public class DocumentWorld {

    @Bean
    Asked identityAsked() {
        return any -> List.of("IDENTITY_DOCUMENT", "BANK_PROOF");
    }

    @Bean
    @Primary
    Switched switched(@Qualifier("simulatedScanner") VirusScanner scanner) {
        return new Switched(scanner);
    }

    /** A scanner with a switch. */
    public static final class Switched implements VirusScanner {

        private final VirusScanner scanner;
        public volatile boolean away;

        /** What a file begins with that it has no answer about. */
        public volatile String undecided = "";

        Switched(VirusScanner scanner) {
            this.scanner = scanner;
        }

        @Override
        public Verdict scan(InputStream content) {
            if (away) return new Verdict.Away("switched off");
            if (undecided.isEmpty()) return scanner.scan(content);
            try {
                var file = content.readAllBytes();
                return new String(file, ISO_8859_1).startsWith(undecided)
                        ? new Verdict.Undecided("switched off for it")
                        : scanner.scan(new ByteArrayInputStream(file));
            } catch (IOException e) {
                return new Verdict.Undecided(e.toString());
            }
        }
    }
}
