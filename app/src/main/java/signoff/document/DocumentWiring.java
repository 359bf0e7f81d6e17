// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import signoff.document.port.VirusScanner;
import signoff.kernel.Ids;

/** Puts together what needs settings, and a folder that files pass through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentWiring {

    @Bean
    Intake.Parts intakeParts(
            DocumentSettings settings, VirusScanner scanner, Ids ids, Clock clock, Place place) {
        var folder = place.folder();
        return new Intake.Parts(
                new Arrival(settings, folder),
                new Workshop(scanner, settings, folder),
                settings,
                ids,
                clock,
                place.meters());
    }

    /** Where files pass through. */
    record Place(Path folder, PaperMeters meters) {}

    @Bean
    Place passingFolder(
            DocumentSettings settings,
            PaperMeters meters,
            @Value("${signoff.home:${user.home}/.signoff}") Path home)
            throws IOException {
        var named = settings.workFolder();
        var base = (named == null ? home : named).toAbsolutePath().resolve("passing");
        Files.createDirectories(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
        // Of a node that was killed; those that still run have folders of their own.
        var mine = Files.createDirectory(base.resolve(
                Long.toString(ProcessHandle.current().pid()) + "-" + System.nanoTime()));
        sweep(base);
        return new Place(mine, meters);
    }

    private static void sweep(Path base) throws IOException {
        try (Stream<Path> folders = Files.list(base)) {
            for (var folder : folders.filter(DocumentWiring::isLeft).toList()) {
                delete(folder);
            }
        }
    }

    private static boolean isLeft(Path folder) {
        try {
            var pid = Long.parseLong(folder.getFileName().toString().replaceAll("-.*", ""));
            return ProcessHandle.of(pid).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
