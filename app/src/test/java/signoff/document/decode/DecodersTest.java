// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void what_takes_too_long_is_ended() throws IOException {
        var limits = new Decoders.Limits(64, 20, Duration.ofMillis(1));
        var decoders = new Decoders(limits, Path.of("/nowhere"), folder);
        assertThat(decoders.decode(
                        Paper.Kind.PDF,
                        new ByteArrayInputStream(Samples.pdf()),
                        new ByteArrayOutputStream()))
                .contains(Refusal.of(Code.FILE_MUST_BE_WHOLE));
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
        assertThat(decoders.decode(
                        Paper.Kind.HEIC,
                        new ByteArrayInputStream(new byte[10]),
                        new ByteArrayOutputStream()))
                .contains(Refusal.of(Code.PICTURE_MUST_BE_JPEG_HERE));
    }

    // The words used above.

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

    private List<byte[]> pages(Paper.Kind kind, byte[] file) throws IOException {
        var limits = new Decoders.Limits(64, 20, Duration.ofSeconds(60));
        var out = new ByteArrayOutputStream();
        assertThat(new Decoders(limits, CONVERT, folder)
                        .decode(kind, new ByteArrayInputStream(file), out))
                .isEmpty();
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
