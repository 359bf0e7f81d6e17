// SPDX-License-Identifier: Apache-2.0
package signoff.document;

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

        Switched(VirusScanner scanner) {
            this.scanner = scanner;
        }

        @Override
        public Verdict scan(InputStream content) {
            return away ? new Verdict.Away("switched off") : scanner.scan(content);
        }
    }
}
