// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;

/** Files as subscribers and attackers send them, made here so that nothing harmful is kept. */
public final class Samples {

    /** What must be in nothing that is kept. */
    public static final String PLACE = "GPS 22.2783 114.1747";

    private Samples() {}

    /** Red on its left, blue on its right. */
    public static BufferedImage picture(int wide, int high) {
        var picture = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        var drawing = picture.createGraphics();
        drawing.setColor(Color.RED);
        drawing.fillRect(0, 0, wide / 2, high);
        drawing.setColor(Color.BLUE);
        drawing.fillRect(wide / 2, 0, wide - wide / 2, high);
        drawing.dispose();
        return picture;
    }

    public static byte[] encoded(BufferedImage picture, String form) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, form, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg() {
        return encoded(picture(400, 200), "jpeg");
    }

    public static byte[] png() {
        return encoded(picture(400, 200), "png");
    }

    /** A JPEG whose camera was held on its side, and that tells where it was taken. */
    public static byte[] photograph(int orientation) {
        var tiff = ByteBuffer.allocate(26 + PLACE.length());
        tiff.put("MM\0*".getBytes(US_ASCII)).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        tiff.put(PLACE.getBytes(US_ASCII));
        var exif = ByteBuffer.allocate(10 + tiff.capacity());
        exif.putShort((short) 0xffe1).putShort((short) (8 + tiff.capacity()));
        exif.put("Exif\0\0".getBytes(US_ASCII)).put(tiff.array());
        var plain = jpeg();
        return joined(
                java.util.Arrays.copyOf(plain, 2),
                exif.array(),
                java.util.Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** A PNG of a few kilobytes whose header tells of very many pixels. */
    public static byte[] hugePng(int wide, int high) {
        var header = ByteBuffer.allocate(13).putInt(wide).putInt(high);
        header.put((byte) 1).put((byte) 0);
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header.array()),
                chunk("IDAT", deflated(100_000)),
                chunk("IEND", new byte[0]));
    }

    /** A small picture with a text beside it that is very long once it is unpacked. */
    public static byte[] pngBomb() {
        var plain = png();
        var text = joined("Comment\0\0".getBytes(US_ASCII), deflated(400_000_000));
        int end = plain.length - 12;
        return joined(
                java.util.Arrays.copyOf(plain, 33),
                chunk("zTXt", text),
                java.util.Arrays.copyOfRange(plain, 33, end),
                java.util.Arrays.copyOfRange(plain, end, plain.length));
    }

    private static byte[] chunk(String name, byte[] content) {
        var sum = new CRC32();
        sum.update(name.getBytes(US_ASCII));
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name.getBytes(US_ASCII))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Zeros, packed as a stream, so that only who unpacks them needs the room. */
    public static byte[] deflated(long zeros) {
        var bytes = new ByteArrayOutputStream();
        var block = new byte[1_000_000];
        try (var packed = new DeflaterOutputStream(bytes, new Deflater(6))) {
            for (long left = zeros; left > 0; left -= block.length) {
                packed.write(block, 0, (int) Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] zip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../evil.txt"));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What is done to a PDF before it is written. */
    public interface Change {
        void to(PDDocument pdf) throws IOException;
    }

    public static byte[] pdf(int pages, Change change) {
        try (var pdf = new PDDocument()) {
            for (int page = 0; page < pages; page++) pdf.addPage(new PDPage());
            change.to(pdf);
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] pdf() {
        return pdf(2, any -> {});
    }

    /** One page that is the picture of {@link #picture}, from its top left corner on. */
    public static byte[] pdfWithPhotograph() {
        return pdf(1, pdf -> {
            var photograph = JPEGFactory.createFromByteArray(pdf, jpeg());
            try (var page = new PDPageContentStream(pdf, pdf.getPage(0))) {
                page.drawImage(photograph, 0, 592, 400, 200);
            }
        });
    }

    /** Begins as a photograph of an iPhone does. */
    public static byte[] beginningOfHeic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(US_ASCII);
    }

    public static byte[] pdfWithScript() {
        return pdf(
                1,
                pdf -> pdf.getDocumentCatalog()
                        .setOpenAction(new PDActionJavaScript("app.alert(1)")));
    }

    public static byte[] pdfThatLaunches() {
        return pdf(1, pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
    }

    public static byte[] lockedPdf() {
        return pdf(
                1,
                pdf -> pdf.protect(
                        new StandardProtectionPolicy("owner", "reader", new AccessPermission())));
    }

    /** A page whose content is very long once it is unpacked. */
    public static byte[] pdfBomb() {
        return pdf(1, pdf -> {
            var stream = pdf.getDocument().createCOSStream();
            try (var raw = stream.createRawOutputStream()) {
                raw.write(deflated(1_000_000_000));
            }
            stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            pdf.getPage(0).getCOSObject().setItem(COSName.CONTENTS, stream);
        });
    }

    public static byte[] svg() {
        return "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(UTF_8);
    }

    public static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
