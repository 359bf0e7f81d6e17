// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import signoff.document.port.VirusScanner;
import signoff.document.port.VirusScanner.Verdict;

/** What every scanner has to keep, the simulated one and the real one alike (I30). */
public abstract class VirusScannerContract {

    /** In two parts, so that no scanner takes this test for a virus. */
    public static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"
                    + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(US_ASCII);

    protected abstract VirusScanner scanner();

    protected abstract void goAway() throws IOException;

    @Test
    void what_is_harmless_is_clean() {
        assertThat(scan(new byte[0])).isEqualTo(new Verdict.Clean());
        assertThat(scan("hello".getBytes(US_ASCII))).isEqualTo(new Verdict.Clean());
        assertThat(scan(new byte[3_000_000])).isEqualTo(new Verdict.Clean());
    }

    @Test
    void a_virus_is_found_alone_and_inside_of_something_else() {
        assertThat(scan(EICAR)).isInstanceOf(Verdict.Infected.class);
        for (int before : new int[] {1, 16_380, 70_000}) {
            var file = new byte[before + EICAR.length + 100];
            System.arraycopy(EICAR, 0, file, before, EICAR.length);
            assertThat(scan(file)).as("behind " + before).isInstanceOf(Verdict.Infected.class);
        }
    }

    @Test
    void a_scanner_that_is_away_never_says_clean() throws IOException {
        goAway();
        assertThat(scan("hello".getBytes(US_ASCII))).isInstanceOf(Verdict.Away.class);
    }

    @Test
    void content_that_breaks_off_is_never_called_clean() {
        var broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- > 0) return 'a';
                throw new IOException("changed");
            }
        };
        assertThat(scanner().scan(broken)).isInstanceOf(Verdict.Undecided.class);
    }

    protected Verdict scan(byte[] content) {
        return scanner().scan(new ByteArrayInputStream(content));
    }
}
