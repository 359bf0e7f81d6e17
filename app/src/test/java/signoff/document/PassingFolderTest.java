// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose folders of files on their way are left, and whose are not. */
class PassingFolderTest {

    @Test
    void what_a_node_left_goes_though_its_number_is_that_of_a_process_that_runs()
            throws IOException {
        var left = Files.createDirectory(base.resolve(ProcessHandle.current().pid() + "-1"));
        Files.writeString(left.resolve("sealed-1.part"), "left");
        try (var mine = PassingFolder.in(base)) {
            assertThat(left).doesNotExist();
            assertThat(mine.place()).isDirectory();
        }
    }

    @Test
    void what_another_node_of_this_process_holds_stays() throws IOException {
        try (var other = PassingFolder.in(base);
                var mine = PassingFolder.in(base)) {
            assertThat(other.place()).exists();
            assertThat(mine.place()).isNotEqualTo(other.place());
        }
        try (var left = Files.list(base)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void what_another_process_holds_stays_until_it_is_killed() throws IOException {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        base.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var told = other.inputReader()) {
            var place = Path.of(told.readLine());
            PassingFolder.in(base).close();
            assertThat(place).exists();
            other.destroyForcibly().onExit().join();
            PassingFolder.in(base).close();
            assertThat(place).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    /** A node that does nothing but hold its folder. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(PassingFolder.in(Path.of(arguments[0])).place());
            var end = System.in.read();
            assert end < 0;
        }
    }

    @TempDir
    Path base;
}
