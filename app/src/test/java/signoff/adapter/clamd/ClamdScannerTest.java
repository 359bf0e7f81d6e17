// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.adapter.VirusScannerContract;
import signoff.document.port.VirusScanner;
import signoff.document.port.VirusScanner.Verdict;

/**
 * Against the real scanner: clamd, from Debian. Skipped where it is not installed, but not in CI,
 * where {@code CI=true}.
 */
class ClamdScannerTest extends VirusScannerContract {

    private static @Nullable Clamd clamd;

    private ClamdScanner scanner = new ClamdScanner(Clamd.settings("127.0.0.1:1"));

    @BeforeAll
    static void start() throws IOException {
        var missing = Clamd.missing();
        if (missing.isEmpty()) {
            clamd = new Clamd();
            return;
        }
        var told = "FILES ARE NOT TESTED AGAINST A REAL SCANNER: " + missing
                + ". As root: apt-get install --no-install-recommends clamav-daemon";
        System.err.println(told);
        if ("true".equals(System.getenv("CI"))) fail(told);
        abort(told);
    }

    @AfterAll
    static void stop() throws IOException {
        if (clamd != null) clamd.close();
    }

    ClamdScannerTest() {
        if (clamd != null) scanner = new ClamdScanner(Clamd.settings(clamd.host()));
    }

    @Test
    void its_socket_answers_as_its_port_does() {
        scanner = new ClamdScanner(Clamd.settings(Objects.requireNonNull(clamd).socket()));
        assertThat(scan(EICAR)).isInstanceOf(Verdict.Infected.class);
        assertThat(scan(new byte[10])).isEqualTo(new Verdict.Clean());
    }

    @Test
    void a_virus_is_found_in_a_zip_and_in_a_pdf() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(EICAR);
        }
        assertThat(scan(zipped.toByteArray())).isInstanceOf(Verdict.Infected.class);
        assertThat(scan(pdfWithVirus())).isInstanceOf(Verdict.Infected.class);
    }

    private static byte[] pdfWithVirus() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            var stream = pdf.getDocument().createCOSStream();
            try (var packed = stream.createOutputStream(COSName.FLATE_DECODE)) {
                packed.write(EICAR);
            }
            pdf.getDocumentCatalog().getCOSObject().setItem("Extra", stream);
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void what_it_would_not_look_at_whole_is_not_clean() {
        assertThat(scan(new byte[5_000_000])).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void a_scanner_that_says_nothing_in_its_time_has_not_decided() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "127.0.0.1:" + silent.getLocalPort();
            scanner = new ClamdScanner(new ClamdSettings(address, Duration.ofSeconds(1)));
            assertThat(scan(new byte[10])).isInstanceOf(Verdict.Undecided.class);
        }
    }

    @Test
    void an_address_that_is_none_stops_the_start() {
        assertThatThrownBy(() -> Clamd.settings("somewhere"))
                .hasMessageContaining("clamd.address is somewhere. Allowed:");
    }

    @Override
    protected VirusScanner scanner() {
        return scanner;
    }

    @Override
    protected void goAway() throws IOException {
        scanner = new ClamdScanner(Clamd.settings("127.0.0.1:" + Clamd.freePort()));
    }
}
