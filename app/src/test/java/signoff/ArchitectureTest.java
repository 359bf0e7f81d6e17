// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.subscriber.Subscribers;

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

    /** Attempts are counted in a commit of their own, which a transaction done again repeats. */
    @Test
    void noTransactionCountsAttempts() {
        var counting = Set.of("admit", "admitCode", "admitReport");
        var calls = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("signoff")
                        .stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Subscribers.class))
                        .filter(call -> counting.contains(call.getName()))
                        .toList();
        assertThat(calls).isNotEmpty();
        assertThat(calls)
                .as("Count an attempt before its transaction begins")
                .noneMatch(call -> isTransaction(call.getOrigin()));
    }

    private static boolean isTransaction(JavaCodeUnit method) {
        return method.tryGetAnnotationOfType(Transactional.class)
                .filter(given -> given.propagation() != Propagation.NOT_SUPPORTED)
                .isPresent();
    }

    private static boolean isModuleApi(JavaClass type) {
        return type.getPackageName().matches("signoff\\.[a-z]+")
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass();
    }
}
