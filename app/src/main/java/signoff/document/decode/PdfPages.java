// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import signoff.document.decode.Decoder.Fault;
import signoff.document.decode.Decoder.Limits;
import signoff.document.decode.Decoder.NotTaken;
import signoff.document.decode.Decoder.Output;

/**
 * Draws the pages of a PDF as pictures, so that nothing of the PDF itself is kept. One that wants
 * to do more than be read is not taken at all: whoever sent it should know.
 */
final class PdfPages {

    /** Enough to read small print; a page of A4 has two megapixels then. */
    private static final float DOTS_PER_INCH = 150;

    private static final float POINTS_PER_INCH = 72;
    private static final float SIDE_MOST = 3_000;
    private static final int DEEPEST = 64;

    /** What all texts and drawings of a file may be together, unpacked: a dense page has 1 MB. */
    private static final long UNPACKED_MOST = 64L << 20;

    /** Keys that stand only where a file acts or carries another one (ISO 32000-1, 12.6). */
    private static final Set<COSName> ACTIVE_KEYS = Set.of(
            COSName.getPDFName("JS"),
            COSName.getPDFName("JavaScript"),
            COSName.getPDFName("EmbeddedFiles"),
            COSName.getPDFName("XFA"),
            COSName.getPDFName("RichMediaContent"),
            COSName.getPDFName("EF"));

    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "GoToR",
            "Movie",
            "Sound",
            "Rendition",
            "RichMediaExecute");

    private final Limits limits;
    private long unpacked;

    PdfPages(Limits limits) {
        this.limits = limits;
    }

    void decode(byte[] file, Output result) throws IOException {
        try (var pdf =
                Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (pdf.isEncrypted()) throw new NotTaken(Fault.PDF_LOCKED);
            if (pdf.getNumberOfPages() > limits.pages()) throw new NotTaken(Fault.PDF_TOO_LONG);
            look(pdf);
            draw(pdf, result);
        } catch (InvalidPasswordException e) {
            throw new NotTaken(Fault.PDF_LOCKED);
        }
    }

    /** Every object there is, whether a page leads to it or not. */
    private void look(PDDocument pdf) throws IOException {
        var document = pdf.getDocument();
        lookAt(document.getTrailer(), 0);
        for (COSObjectKey key : document.getXrefTable().keySet()) {
            var object = document.getObjectFromPool(key).getObject();
            if (object != null) lookAt(object, 0);
        }
    }

    private void lookAt(COSBase object, int depth) throws IOException {
        if (depth > DEEPEST) throw new NotTaken(Fault.BROKEN);
        if (object instanceof COSDictionary dictionary) {
            lookAtKeys(dictionary);
            if (dictionary instanceof COSStream stream) unpack(stream);
            for (var value : dictionary.getValues()) lookInside(value, depth);
        } else if (object instanceof COSArray array) {
            for (var value : array) lookInside(value, depth);
        }
    }

    /** References are in the table of objects themselves, and are looked at from there. */
    private void lookInside(COSBase value, int depth) throws IOException {
        if (value != null && !(value instanceof COSObject)) lookAt(value, depth + 1);
    }

    private void lookAtKeys(COSDictionary dictionary) throws IOException {
        if (ACTIVE_KEYS.stream().anyMatch(dictionary::containsKey)) {
            throw new NotTaken(Fault.PDF_ACTIVE);
        }
        var action = dictionary.getNameAsString(COSName.S);
        if (action != null && ACTIONS.contains(action)) throw new NotTaken(Fault.PDF_ACTIVE);
        if (pixels(dictionary) > limits.pixels()) throw new NotTaken(Fault.PICTURE_TOO_LARGE);
    }

    // Pictures are bounded by their pixels. Everything else is read here as it is drawn later, and
    // left where the limit is.
    private void unpack(COSStream stream) throws IOException {
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) return;
        var block = new byte[8 * 1024];
        try (var content = stream.createInputStream()) {
            int read;
            while ((read = content.read(block)) >= 0) {
                unpacked += read;
                if (unpacked > UNPACKED_MOST) throw new NotTaken(Fault.BROKEN);
            }
        }
    }

    private static double pixels(COSDictionary dictionary) {
        return number(dictionary, COSName.WIDTH) * number(dictionary, COSName.HEIGHT);
    }

    private static double number(COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSNumber number
                ? number.floatValue()
                : 0;
    }

    private static void draw(PDDocument pdf, Output result) throws IOException {
        var renderer = new PDFRenderer(pdf);
        for (int page = 0; page < pdf.getNumberOfPages(); page++) {
            var box = pdf.getPage(page).getCropBox();
            float side = Math.max(box.getWidth(), box.getHeight());
            if (!(side > 0)) throw new NotTaken(Fault.BROKEN);
            float scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, SIDE_MOST / side);
            result.page(Picture.jpeg(renderer.renderImage(page, scale, ImageType.RGB)));
        }
    }
}
