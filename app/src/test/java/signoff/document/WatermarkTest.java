// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn over a picture that staff look at. */
class WatermarkTest {

    @Test
    void a_picture_is_on_no_disk_while_it_is_drawn_over() throws IOException {
        var pictures = new byte[][] {Samples.jpeg(), Samples.png()};
        var gone = Files.createDirectory(folder.resolve("gone"));
        var cached = ImageIO.getUseCache();
        ImageIO.setUseCache(true);
        ImageIO.setCacheDirectory(gone.toFile());
        try {
            Files.delete(gone); // So that whoever writes there fails.
            for (var picture : pictures) {
                assertThat(Watermark.over(picture, "engineer 7")).startsWith(0xff, 0xd8);
            }
        } finally {
            ImageIO.setCacheDirectory(null);
            ImageIO.setUseCache(cached);
        }
    }

    @TempDir
    Path folder;
}
