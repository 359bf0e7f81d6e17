// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import signoff.document.port.VirusScanner;

/**
 * Knows one virus: the harmless text of EICAR that every scanner calls one. It can be taken away.
 */
final class SimulatedScanner implements VirusScanner {

    /** In two parts, so that no scanner takes this program for one. */
    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final int PIECE = 16 * 1024;

    private volatile boolean away;

    void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public Verdict scan(InputStream content) {
        if (away) return new Verdict.Away("it was taken away");
        try {
            return isInfected(content) ? new Verdict.Infected("Eicar") : new Verdict.Clean();
        } catch (IOException e) {
            return new Verdict.Undecided(e.toString());
        }
    }

    private static boolean isInfected(InputStream content) throws IOException {
        var piece = new byte[PIECE];
        var end = "";
        int read;
        while ((read = content.read(piece)) >= 0) {
            var text = end + new String(piece, 0, read, ISO_8859_1);
            if (text.contains(EICAR)) return true;
            end = text.substring(Math.max(0, text.length() - EICAR.length()));
        }
        return false;
    }
}
