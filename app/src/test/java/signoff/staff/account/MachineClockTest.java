// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;

/** Sign-ins go by the clock of the machine: the business clock of a demo is wound. */
class MachineClockTest {

    @Test
    void nothing_of_staff_takes_the_business_clock() {
        var wound = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("signoff.staff")
                        .stream()
                        .flatMap(type -> type.getConstructors().stream())
                        .flatMap(made -> made.getParameters().stream())
                        .filter(given -> given.getRawType().isEquivalentTo(Clock.class))
                        .filter(given -> !given.isAnnotatedWith(Qualifier.class))
                        .map(given -> given.getOwner().getFullName());
        assertThat(wound).isEmpty();
    }
}
