// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated.scanner;

import signoff.adapter.VirusScannerContract;
import signoff.document.port.VirusScanner;

class SimulatedScannerTest extends VirusScannerContract {

    private final SimulatedScanner scanner = new SimulatedScanner();

    @Override
    protected VirusScanner scanner() {
        return scanner;
    }

    @Override
    protected void goAway() {
        scanner.setAway(true);
    }
}
