// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;

/** Free numbers, and cards and profiles in stock, so that lines can be bought. */
@InDemo
@Component
public class DemoStock {

    private static final Pool POOL = new Pool(DemoPerson.DEMO, "CN");
    private static final int NUMBERS = 300;
    private static final int OF_EACH_FORM = 100;
    private static final int SHOWN = 5;

    private final Supply supply;

    DemoStock(Supply supply) {
        this.supply = supply;
    }

    void enter() {
        supply.addNumbers(
                POOL,
                IntStream.range(0, NUMBERS).mapToObj("8614099%06d"::formatted).toList());
        for (var form : SimForm.values()) {
            supply.addSims(
                    POOL,
                    form,
                    IntStream.range(0, OF_EACH_FORM)
                            .mapToObj(number -> sim(form, number))
                            .toList());
        }
    }

    private static Supply.Sim sim(SimForm form, int number) {
        var serial = "8986%02d%012d".formatted(90 + form.ordinal(), number);
        return new Supply.Sim(
                Iccid.checked(serial), "00101%d%09d".formatted(7 + form.ordinal(), number));
    }

    /** As if somebody had some of them in the hand. */
    public List<String> cardsToTry() {
        return supply.cardsInStock(POOL, SHOWN);
    }
}
