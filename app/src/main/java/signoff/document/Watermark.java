// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Draws who looks, and when, again and again over a picture, so that a photograph of the screen
 * tells it too. With letters of our own: a server often has no fonts.
 */
final class Watermark {

    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final double TURNED = -Math.PI / 7;
    private static final int LINES = 9;

    private Watermark() {}

    /** The letters, parsed when the first picture is shown. */
    private static final class Letters {
        static final TrueTypeFont FACE = parse();

        private static TrueTypeFont parse() {
            try (InputStream font =
                    Objects.requireNonNull(TTFParser.class.getResourceAsStream(FONT))) {
                return new TTFParser().parse(new RandomAccessReadBuffer(font.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("the letters of the watermark are missing", e);
            }
        }
    }

    /** A picture with a text over it, as a JPEG. It is in memory alone, on the way in and out. */
    static byte[] over(byte[] picture, String text) throws IOException {
        // ImageIO would put a stream of any other kind on a disk first, readable.
        var read = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(picture)));
        if (read == null) throw new IOException("a page that was kept is no picture");
        var bytes = new ByteArrayOutputStream();
        try (var written = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(drawn(read, text), "jpeg", written);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(BufferedImage picture, String text) throws IOException {
        int wide = picture.getWidth();
        int high = picture.getHeight();
        var drawn = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        var drawing = drawn.createGraphics();
        drawing.drawImage(picture, 0, 0, null);
        drawing.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        var line = line(text);
        var bounds = line.getBounds2D();
        double scale = 0.9 * Math.hypot(wide, high) / Math.max(1, bounds.getWidth());
        for (int at = -LINES; at <= LINES; at++) {
            var place = AffineTransform.getTranslateInstance(0.05 * wide, high / 2.0);
            place.rotate(TURNED);
            place.translate(0, at * (wide + high) / (2.0 * LINES));
            place.scale(scale, -scale); // The letters of a font stand with y upwards.
            var shown = place.createTransformedShape(line);
            drawing.setColor(Color.WHITE);
            drawing.fill(AffineTransform.getTranslateInstance(1, 1).createTransformedShape(shown));
            drawing.setColor(Color.DARK_GRAY);
            drawing.fill(shown);
        }
        drawing.dispose();
        return drawn;
    }

    /** One parser of one font, and it is not made for many at once. */
    private static synchronized Shape line(String text) throws IOException {
        var line = new Path2D.Double();
        var glyphs = Letters.FACE.getUnicodeCmapLookup();
        double at = 0;
        for (int letter : text.codePoints().toArray()) {
            int glyph = glyphs.getGlyphId(letter);
            var found = Letters.FACE.getGlyph().getGlyph(glyph);
            if (found != null) {
                line.append(
                        AffineTransform.getTranslateInstance(at, 0)
                                .createTransformedShape(found.getPath()),
                        false);
            }
            at += Letters.FACE.getAdvanceWidth(glyph);
        }
        return line;
    }
}
