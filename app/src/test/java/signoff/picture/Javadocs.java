// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the Javadoc of our types says, read from their sources. */
final class Javadocs {

    /** One comment: its first sentence, and a sentence for each component of a record. */
    record Comment(String sentence, Map<String, String> components) {}

    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../postgres/src/main/java"));

    private final Map<String, Comment> comments = new HashMap<>();

    private Javadocs() {}

    static Javadocs read() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var read = new Javadocs();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources());
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var trees = DocTrees.instance(task);
            task.parse().forEach(unit -> read.add(unit, trees));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : SOURCES) {
            try (var paths = Files.walk(folder)) {
                paths.filter(path -> path.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    /** Empty when the type has no comment. */
    Optional<Comment> of(Class<?> type) {
        return Optional.ofNullable(comments.get(type.getName().replace('$', '.')));
    }

    /** What a package says of itself in its package-info. */
    Optional<Comment> ofPackage(String name) {
        return Optional.ofNullable(comments.get(name + ".package-info"));
    }

    private void add(CompilationUnitTree unit, DocTrees trees) {
        var folder = unit.getPackageName().toString();
        if (unit.getTypeDecls().isEmpty()) {
            var path = new TreePath(new TreePath(unit), unit.getPackage());
            put(folder + ".package-info", trees.getDocCommentTree(path));
        }
        new TreePathScanner<@Nullable Void, String>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, String outer) {
                var name = outer + "." + type.getSimpleName();
                put(name, trees.getDocCommentTree(getCurrentPath()));
                return super.visitClass(type, name);
            }
        }.scan(unit, folder);
    }

    private void put(String name, @Nullable DocCommentTree comment) {
        if (comment == null) return;
        var components = new LinkedHashMap<String, String>();
        for (var tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree param) {
                components.put(param.getName().toString(), text(param.getDescription()));
            }
        }
        comments.put(name, new Comment(text(comment.getFirstSentence()), components));
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Javadocs::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .trim();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree code -> "`" + code.getBody().getBody().trim() + "`";
            case LinkTree link ->
                link.getLabel().isEmpty()
                        ? "`" + link.getReference().getSignature().replaceFirst(".*[.#]", "") + "`"
                        : text(link.getLabel());
            default -> part.toString();
        };
    }
}
