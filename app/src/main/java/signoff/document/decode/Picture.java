// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import signoff.document.decode.Decoder.Fault;
import signoff.document.decode.Decoder.Limits;
import signoff.document.decode.Decoder.NotTaken;
import signoff.document.decode.Decoder.Page;

/**
 * Decodes one picture and writes it anew: its pixels alone, without place, time or camera. Its size
 * is read from its header first, and nothing that is larger than allowed is decoded.
 */
final class Picture {

    /** More does not make an identity card easier to read. */
    private static final int SIDE_MOST = 3_000;

    /** A screen shot stays sharp as PNG; a photograph does not get that large. */
    private static final int PNG_MOST = 3_000_000;

    private static final float QUALITY = 0.88f;

    private final Limits limits;

    Picture(Limits limits) {
        this.limits = limits;
    }

    Page decode(byte[] file, boolean png) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg");
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            var turned = turned(read(reader), png ? 1 : Orientation.of(file));
            return written(turned, png);
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage read(ImageReader reader) throws IOException {
        long wide = reader.getWidth(0);
        long high = reader.getHeight(0);
        if (wide * high > limits.pixels()) throw new NotTaken(Fault.PICTURE_TOO_LARGE);
        var sampling = reader.getDefaultReadParam();
        int every = Math.toIntExact(Math.max(1, Math.max(wide, high) / SIDE_MOST));
        sampling.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, sampling);
    }

    /** Turned and mirrored as the camera says, on white where it was transparent. */
    private static BufferedImage turned(BufferedImage picture, int orientation) {
        int wide = picture.getWidth();
        int high = picture.getHeight();
        double scale = Math.min(1, (double) SIDE_MOST / Math.max(wide, high));
        var onItsSide = orientation >= 5;
        int width = (int) Math.max(1, Math.round(scale * (onItsSide ? high : wide)));
        int height = (int) Math.max(1, Math.round(scale * (onItsSide ? wide : high)));
        var clean = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var drawing = clean.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, width, height);
        drawing.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var place = AffineTransform.getScaleInstance(scale, scale);
        place.concatenate(Orientation.upright(orientation, wide, high));
        drawing.drawImage(picture, place, null);
        drawing.dispose();
        return clean;
    }

    private static Page written(BufferedImage picture, boolean png) throws IOException {
        if (png) {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            if (bytes.size() <= PNG_MOST) return new Page(bytes.toByteArray(), true);
        }
        return jpeg(picture);
    }

    static Page jpeg(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return new Page(bytes.toByteArray(), false);
    }
}
