// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import signoff.Application;

/** The modules, which uses which, and what each offers to the others. */
final class ModulesPage {

    private final Javadocs javadocs;
    private final ApplicationModules modules = ApplicationModules.of(Application.class);

    ModulesPage(Javadocs javadocs) {
        this.javadocs = javadocs;
    }

    Page page() {
        var text = new StringBuilder("""
                # Modules

                Each module is a package below `signoff`. An arrow means: uses. Everything that \
                is not listed here is private to its module, and `ArchitectureTest` holds it so.

                ```mermaid
                flowchart TD
                """);
        var all = modules.stream()
                .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
                .toList();
        all.forEach(module -> usedBy(module)
                .forEach(used ->
                        text.append("    %s --> %s\n".formatted(idOf(module), idOf(used)))));
        text.append("```\n");
        all.forEach(module -> text.append(section(module)));
        return Page.markdown(
                "docs/modules/README.md", "the packages and their package-info", text.toString());
    }

    private List<ApplicationModule> usedBy(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .sorted(Comparator.comparing(used -> used.getIdentifier().toString()))
                .toList();
    }

    private static String idOf(ApplicationModule module) {
        return module.getIdentifier().toString().replace('.', '_');
    }

    private String section(ApplicationModule module) {
        var folder = module.getBasePackage().getName();
        var about = javadocs.ofPackage(folder)
                .orElseThrow(() -> new AssertionError(
                        folder + " has no package-info: say in one sentence what it is"));
        return "\n## `%s`\n\n%s\n\n%s"
                .formatted(module.getIdentifier(), about.sentence(), offers(module));
    }

    private String offers(ApplicationModule module) {
        return module.getNamedInterfaces().stream()
                .flatMap(one -> one.asJavaClasses())
                .distinct()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .sorted(Comparator.comparing(JavaClass::getName))
                .map(type -> "- `%s`: %s\n".formatted(nameIn(module, type), sentence(type)))
                .collect(Collectors.joining());
    }

    private static String nameIn(ApplicationModule module, JavaClass type) {
        return type.getName().substring(module.getBasePackage().getName().length() + 1);
    }

    private String sentence(JavaClass type) {
        return javadocs.of(type.reflect())
                .map(Javadocs.Comment::sentence)
                .orElseThrow(() -> new AssertionError(
                        type + " has no Javadoc: say in one sentence what it is"));
    }
}
