// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import signoff.document.port.VirusScanner;

/** Puts together what needs settings, and a folder that files pass through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentWiring {

    @Bean
    Arrival arrival(DocumentSettings settings, PassingFolder passing) {
        return new Arrival(settings, passing.place());
    }

    @Bean
    Workshop workshop(VirusScanner scanner, DocumentSettings settings, PassingFolder passing) {
        return new Workshop(scanner, settings, passing.place());
    }

    @Bean
    PassingFolder passingFolder(
            DocumentSettings settings, @Value("${signoff.home:${user.home}/.signoff}") Path home)
            throws IOException {
        var named = settings.workFolder();
        var base = (named == null ? home : named).toAbsolutePath().resolve("passing");
        return PassingFolder.in(base);
    }
}
