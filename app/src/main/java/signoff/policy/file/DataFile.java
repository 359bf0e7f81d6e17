// SPDX-License-Identifier: Apache-2.0
package signoff.policy.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A file of rules, ours or the operator's.
 *
 * @param name its path below its folder, such as {@code jurisdictions/cn.yaml}
 * @param origin how people call it: with our folder's name, or the operator's whole path
 * @param text what stands in it
 */
public record DataFile(String name, String origin, String text) {

    /** All files of ours below a folder of the class path, then all of the operator's. */
    public static List<DataFile> read(String root, String ending, @Nullable Path operators) {
        try {
            var files = new ArrayList<>(ours(root, ending));
            if (operators != null) files.addAll(theirs(operators, ending));
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DataFile> ours(String root, String ending) throws IOException {
        var pattern = "classpath*:" + root + "/**/*" + ending;
        var files = new ArrayList<DataFile>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            var address = resource.getURL().toString();
            var folder = "/" + root + "/";
            var name = address.substring(address.lastIndexOf(folder) + folder.length());
            var text = resource.getContentAsString(StandardCharsets.UTF_8);
            files.add(new DataFile(name, root + "/" + name, text));
        }
        return files;
    }

    private static List<DataFile> theirs(Path folder, String ending) throws IOException {
        try (var walk = Files.walk(folder)) {
            var files = new ArrayList<DataFile>();
            for (var file : walk.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                files.add(new DataFile(name, file.toString(), Files.readString(file)));
            }
            return files;
        }
    }
}
