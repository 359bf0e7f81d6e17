// SPDX-License-Identifier: Apache-2.0
package signoff;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One Java file, parsed by the JDK's own compiler, so that what is counted is what is there. */
final class JavaSource {

    private final Path path;
    private final List<String> lines;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<MethodTree> methods = new ArrayList<>();
    private final List<ClassTree> types = new ArrayList<>();
    private final Set<MethodTree> ofRecords = new HashSet<>();

    private JavaSource(Path path, List<String> lines, Parsed parsed) {
        this.path = path;
        this.lines = lines;
        this.unit = parsed.unit();
        this.positions = parsed.positions();
        new Collector().scan(unit, null);
    }

    static JavaSource read(Path top, Path file) throws IOException {
        return new JavaSource(top.relativize(file), Files.readAllLines(file), parse(file));
    }

    private static Parsed parse(Path file) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(unit, Trees.instance(task).getSourcePositions());
        }
    }

    Path path() {
        return path;
    }

    String fileName() {
        return path.getFileName().toString();
    }

    String folder() {
        return path.resolveSibling(".").normalize().toString();
    }

    boolean isTest() {
        return path.toString().contains("/src/test/");
    }

    List<String> lines() {
        return lines;
    }

    /** Methods and constructors, but not those that the compiler adds to a record. */
    Stream<MethodTree> methods() {
        return methods.stream();
    }

    /** Whether it checks the components of a record, which may be many. */
    boolean isRecordConstructor(MethodTree method) {
        return ofRecords.contains(method);
    }

    /** Every type with a name, also inner ones. */
    Stream<ClassTree> types() {
        return types.stream();
    }

    Stream<? extends Tree> topLevelTypes() {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance);
    }

    String at(int line) {
        return path + ":" + line;
    }

    String at(Tree tree) {
        String name = tree instanceof MethodTree method ? " " + method.getName() + "()" : "";
        return at(line(positions.getStartPosition(unit, tree))) + name;
    }

    /** The lines of a method, from its annotations or name to its last brace. */
    int length(MethodTree method) {
        return line(positions.getEndPosition(unit, method))
                - line(positions.getStartPosition(unit, method))
                + 1;
    }

    private int line(long position) {
        return position < 0 ? 1 : (int) unit.getLineMap().getLineNumber(position);
    }

    Stream<String> linesWith(Ban ban) {
        return IntStream.range(0, lines.size())
                .filter(line -> ban.rules(this))
                .filter(line -> ban.pattern().matcher(lines.get(line)).find())
                .mapToObj(line -> at(line + 1));
    }

    static boolean isTestMethod(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("Test"));
    }

    /** How deep if, loops, switch, try and the like stand in one another. */
    static int nesting(MethodTree method) {
        Depth depth = new Depth();
        depth.scan(method.getBody(), null);
        return depth.deepest;
    }

    private record Parsed(CompilationUnitTree unit, SourcePositions positions) {}

    private final class Collector extends TreeScanner<@Nullable Void, @Nullable Void> {

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (positions.getEndPosition(unit, method) > 0) {
                methods.add(method);
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (type.getKind() == Tree.Kind.RECORD) {
                type.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .filter(method -> method.getName().contentEquals("<init>"))
                        .forEach(ofRecords::add);
            }
            if (!type.getSimpleName().isEmpty()) {
                types.add(type);
            }
            return super.visitClass(type, nothing);
        }
    }

    private static final class Depth extends TreeScanner<@Nullable Void, @Nullable Void> {

        private int current;
        private int deepest;

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
            boolean deeper = nests(tree);
            current += deeper ? 1 : 0;
            deepest = Math.max(deepest, current);
            super.scan(tree, nothing);
            current -= deeper ? 1 : 0;
            return null;
        }

        /** An inner class starts again at the top, because its methods are counted there. */
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            return null;
        }

        /** "else if" stands beside its if, not in it. */
        @Override
        public @Nullable Void visitIf(IfTree tree, @Nullable Void nothing) {
            scan(tree.getCondition(), nothing);
            scan(tree.getThenStatement(), nothing);
            Tree otherwise = tree.getElseStatement();
            if (otherwise instanceof IfTree next) {
                return visitIf(next, nothing);
            }
            return scan(otherwise, nothing);
        }

        private static boolean nests(@Nullable Tree tree) {
            return tree instanceof IfTree
                    || tree instanceof ForLoopTree
                    || tree instanceof EnhancedForLoopTree
                    || tree instanceof WhileLoopTree
                    || tree instanceof DoWhileLoopTree
                    || tree instanceof SwitchTree
                    || tree instanceof SwitchExpressionTree
                    || tree instanceof TryTree
                    || tree instanceof SynchronizedTree;
        }
    }
}
