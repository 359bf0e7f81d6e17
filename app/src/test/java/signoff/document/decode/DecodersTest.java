// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.document.Paper;
import signoff.document.Samples;
import signoff.document.decode.Decoders.Answer;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/** What comes out of the process that decodes. */
class DecodersTest {

    /** Where the red half of the picture is when it stands upright. */
    @ParameterizedTest
    @CsvSource({
        "1, left",
        "2, right",
        "3, right",
        "4, left",
        "5, top",
        "6, top",
        "7, bottom",
        "8, bottom"
    })
    void a_photograph_stands_upright_however_the_camera_was_held(int held, String red)
            throws IOException {
        var page = new Picture(new Decoder.Limits(1_000_000, 1))
                .decode(Samples.photograph(held), false);
        var picture = ImageIO.read(new ByteArrayInputStream(page.picture()));
        assertThat(redSide(picture)).isEqualTo(red);
        assertThat(picture.getWidth() > picture.getHeight()).isEqualTo(held < 5);
    }

    @Test
    void a_pdf_comes_out_as_pictures_of_its_pages() throws IOException {
        var pages = pages(Paper.Kind.PDF, Samples.pdf());
        assertThat(pages).hasSize(2);
        var page = ImageIO.read(new ByteArrayInputStream(pages.getFirst()));
        assertThat(page.getHeight()).isBetween(1_600, 1_700); // US letter at 150 dots an inch.
    }

    @Test
    void a_large_picture_is_kept_smaller() throws IOException {
        var large = Samples.encoded(Samples.picture(7_000, 3_500), "jpeg");
        var picture = ImageIO.read(
                new ByteArrayInputStream(pages(Paper.Kind.JPEG, large).getFirst()));
        assertThat(picture.getWidth()).isEqualTo(3_000);
    }

    @Test
    void nothing_of_a_file_is_written_beside_what_comes_out() throws IOException {
        // A library that wants to write its own files cannot, and the page would be empty.
        var decoders = decoders(CONVERT, folder.resolve("gone"));
        var pages = pages(decoders, Paper.Kind.PDF, Samples.pdfWithPhotograph());
        var page = ImageIO.read(new ByteArrayInputStream(pages.getFirst()));
        assertThat(isRed(page, 50, 50)).isTrue();
    }

    @Test
    void what_the_server_was_started_with_is_told_to_no_process() throws IOException {
        assertThat(System.getenv()).containsKey("HOME");
        var told = made.resolve("told");
        var decoders = decoders(program("/usr/bin/env > " + told + "; exit 1"), folder);
        assertThat(decode(decoders, Paper.Kind.HEIC, new ByteArrayInputStream(new byte[10])))
                .isEqualTo(BROKEN);
        assertThat(told).content().contains("PWD=").doesNotContain("HOME=");
        assertThat(Child.of(List.of("java")).environment().keySet())
                .isSubsetOf("LANG", "LC_ALL", "LC_CTYPE", "PATH");
    }

    @Test
    void a_program_that_is_killed_says_nothing_about_the_file() throws IOException {
        var killed = decoders(program("echo part > out.jpg; kill -9 $$"), folder);
        assertThat(decode(killed, Paper.Kind.HEIC, new ByteArrayInputStream(new byte[10])))
                .isEqualTo(new Answer.None("the program for HEIC ended with 137"));
        var missing = decoders(program("exec /nowhere/program"), folder);
        assertThat(decode(missing, Paper.Kind.HEIC, new ByteArrayInputStream(new byte[10])))
                .isInstanceOf(Answer.None.class);
    }

    @Test
    void a_file_that_breaks_off_while_it_is_read_is_not_called_broken() {
        var file = new SequenceInputStream(
                new ByteArrayInputStream(Samples.jpeg(), 0, 300), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the store is away");
                    }
                });
        assertThatThrownBy(() -> decode(decoders(CONVERT, folder), Paper.Kind.JPEG, file))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("the store is away");
    }

    @Test
    void what_needs_more_memory_than_it_gets_counts_against_the_file() throws IOException {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return most;
            }
        };
        assertThat(decode(decoders(CONVERT, folder), Paper.Kind.PDF, endless)).isEqualTo(BROKEN);
    }

    @Test
    void what_takes_too_long_is_ended() throws IOException {
        var limits = new Decoders.Limits(64, 20, Duration.ofMillis(1));
        var decoders = new Decoders(limits, Path.of("/nowhere"), folder);
        assertThat(decode(decoders, Paper.Kind.PDF, new ByteArrayInputStream(Samples.pdf())))
                .isInstanceOf(Answer.None.class);
    }

    @Test
    void a_heic_photograph_is_turned_into_a_jpeg() throws Exception {
        var heic = heic();
        var pages = pages(Paper.Kind.HEIC, heic);
        assertThat(redSide(ImageIO.read(new ByteArrayInputStream(pages.getFirst()))))
                .isEqualTo("left");
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void without_its_program_a_heic_photograph_is_refused_with_the_way_out() throws IOException {
        var limits = new Decoders.Limits(64, 20, Duration.ofSeconds(30));
        var decoders = new Decoders(limits, Path.of("/nowhere/heif-convert"), folder);
        assertThat(decode(decoders, Paper.Kind.HEIC, new ByteArrayInputStream(new byte[10])))
                .isEqualTo(new Answer.Refused(Refusal.of(Code.PICTURE_MUST_BE_JPEG_HERE)));
    }

    // The words used above.

    private static final Answer BROKEN = new Answer.Refused(Refusal.of(Code.FILE_MUST_BE_WHOLE));

    private static final Path CONVERT = Path.of("/usr/bin/heif-convert");

    @TempDir
    Path folder;

    @TempDir
    Path made;

    private byte[] heic() throws IOException, InterruptedException {
        if (!Files.isExecutable(CONVERT)) {
            var told = "HEIC IS NOT TESTED: there is no " + CONVERT
                    + ". As root: apt-get install --no-install-recommends libheif-examples";
            System.err.println(told);
            if ("true".equals(System.getenv("CI"))) fail(told);
            abort(told);
        }
        var jpeg = made.resolve("in.jpg");
        Files.write(jpeg, Samples.jpeg());
        var heic = made.resolve("out.heic");
        var encoder = new ProcessBuilder("heif-enc", "-o", heic.toString(), jpeg.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(encoder.waitFor()).isZero();
        return Files.readAllBytes(heic);
    }

    private Path program(String script) throws IOException {
        var program = Files.writeString(made.resolve("program"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static Decoders decoders(Path convert, Path folder) {
        var limits = new Decoders.Limits(64, 20, Duration.ofSeconds(60));
        return new Decoders(limits, convert, folder);
    }

    private static Answer decode(Decoders decoders, Paper.Kind kind, InputStream file)
            throws IOException {
        return decoders.decode(kind, file, new ByteArrayOutputStream());
    }

    private List<byte[]> pages(Paper.Kind kind, byte[] file) throws IOException {
        return pages(decoders(CONVERT, folder), kind, file);
    }

    private static List<byte[]> pages(Decoders decoders, Paper.Kind kind, byte[] file)
            throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(decoders.decode(kind, new ByteArrayInputStream(file), out))
                .isEqualTo(new Answer.Written());
        var pages = new ArrayList<byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            while (zip.getNextEntry() != null) pages.add(zip.readAllBytes());
        }
        return pages;
    }

    private static String redSide(BufferedImage picture) {
        int wide = picture.getWidth();
        int high = picture.getHeight();
        if (isRed(picture, wide / 8, high / 8)) {
            return isRed(picture, wide / 8, high * 7 / 8) ? "left" : "top";
        }
        return isRed(picture, wide / 8, high * 7 / 8) ? "bottom" : "right";
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        var colour = new Color(picture.getRGB(x, y));
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }
}
