// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may use whom, as each package-info.java says. */
class ArchitectureTest {

    private static final int MOST_PUBLIC_TYPES = 15;

    @Test
    void modulesUseOnlyWhatTheyMay() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void modulesShowFewTypes() {
        Map<String, Long> shown = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("signoff")
                        .stream()
                        .filter(ArchitectureTest::isModuleApi)
                        .collect(Collectors.groupingBy(
                                JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        shown.values().removeIf(count -> count <= MOST_PUBLIC_TYPES);
        assertThat(shown)
                .as(
                        "A module shows at most %d public types: make some package-private,"
                                + " or split it by a domain word",
                        MOST_PUBLIC_TYPES)
                .isEmpty();
    }

    private static boolean isModuleApi(JavaClass type) {
        return type.getPackageName().matches("signoff\\.[a-z]+")
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass();
    }
}
