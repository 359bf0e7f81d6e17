// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.console.line.LineExport.Known;
import signoff.console.line.LineExport.Movement;
import signoff.console.line.LineExport.Ordered;
import signoff.console.line.LineExport.Paid;
import signoff.console.line.LineExport.Shared;
import signoff.console.line.LineExport.Sum;
import signoff.device.Bindings;
import signoff.device.Devices;
import signoff.kernel.LineId;
import signoff.line.Line;

/** Gathers what is a subscriber's of one line. Nobody else's is in it. */
@Component
class LineExports {

    private final LineSheets sheets;
    private final Devices devices;
    private final Bindings bindings;
    private final Clock clock;

    LineExports(LineSheets sheets, Devices devices, Bindings bindings, Clock clock) {
        this.sheets = sheets;
        this.devices = devices;
        this.bindings = bindings;
        this.clock = clock;
    }

    LineExport of(Line line) {
        var sheet = sheets.of(line);
        return new LineExport(
                clock.instant(),
                "+" + line.identity().msisdn(),
                line.identity().iccid(),
                line.kind(),
                line.plan(),
                line.status().name(),
                line.activatedAt(),
                line.serviceEndedAt(),
                Sum.of(sheet.paid()),
                Sum.of(sheet.bonus()),
                Sum.of(sheet.owed()),
                line.allowanceMegabytes(),
                movements(line.id()),
                payments(line.id()),
                orders(line.id()),
                devices(line.id()),
                bindings(line.id()));
    }

    private List<Movement> movements(LineId line) {
        return sheets.statement(line).stream()
                .map(one -> new Movement(
                        one.eventAt(),
                        one.reason().name(),
                        one.debit().name(),
                        one.credit().name(),
                        Sum.of(one.amount())))
                .toList();
    }

    private List<Paid> payments(LineId line) {
        return sheets.payments(line).stream()
                .map(one -> new Paid(
                        one.paidAt(),
                        one.reference(),
                        one.instrument(),
                        Sum.of(one.captured()),
                        Sum.of(one.refunded())))
                .toList();
    }

    private List<Ordered> orders(LineId line) {
        return sheets.orders(line).stream()
                .map(one -> new Ordered(
                        one.id().number(),
                        one.placedAt(),
                        one.kind(),
                        one.status().name(),
                        Sum.of(one.amount())))
                .toList();
    }

    private List<Shared> devices(LineId line) {
        return devices.of(line).stream()
                .map(one -> new Shared(
                        one.kind().name(), one.imei().digits(), one.name(), one.boundAt()))
                .toList();
    }

    private List<Known> bindings(LineId line) {
        return bindings.of(line).stream()
                .map(one -> new Known(one.kind().name(), one.name(), one.doneAt()))
                .toList();
    }
}
