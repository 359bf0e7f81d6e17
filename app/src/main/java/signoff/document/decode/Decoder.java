// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

/**
 * The process that decodes one file: reads it from its input, writes one word about it and then its
 * pages as a ZIP of pictures. Started by {@link Decoders} with little memory, and ended by it.
 */
final class Decoder {

    /** The file broke after pages of it were written. */
    static final int BROKE_LATE = 2;

    /** What the JVM ends with when a file needs more memory than it has. */
    static final int OUT_OF_MEMORY = 3;

    private Decoder() {}

    /** Arguments: what the file is, how many megapixels it may have, and how many pages. */
    public static void main(String[] arguments) throws IOException {
        ImageIO.setUseCache(false); // Or the first picture of a PDF is written to a disk, readable.
        var out = new FileOutputStream(FileDescriptor.out);
        // Nothing that a library prints may get between the pages.
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var limits = new Limits(
                Long.parseLong(arguments[1]) * 1_000_000, Integer.parseInt(arguments[2]));
        try (var told = new BufferedOutputStream(out)) {
            var result = new Output(told);
            try {
                decode(arguments[0], System.in.readAllBytes(), limits, result);
                result.end();
            } catch (NotTaken e) {
                result.refuse(e.fault);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (IOException | RuntimeException | StackOverflowError e) {
                result.refuse(Fault.BROKEN); // Libraries throw anything when a file is broken.
            }
        }
    }

    private static void decode(String kind, byte[] file, Limits limits, Output result)
            throws IOException {
        if (kind.equals("PDF")) {
            new PdfPages(limits).decode(file, result);
        } else {
            result.page(new Picture(limits).decode(file, kind.equals("PNG")));
        }
    }

    /** What may be decoded. */
    record Limits(long pixels, int pages) {}

    /** Why a file is not taken. */
    enum Fault {
        BROKEN,
        PICTURE_TOO_LARGE,
        PDF_LOCKED,
        PDF_ACTIVE,
        PDF_TOO_LONG
    }

    /** A file that is not taken. */
    static final class NotTaken extends IOException {

        final transient Fault fault;

        NotTaken(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }
    }

    /** One page as it is kept. */
    record Page(byte[] picture, boolean png) {}

    /** What is written: the word first, then a ZIP. Nothing before the first page is whole. */
    static final class Output {

        private final BufferedOutputStream out;
        private ZipOutputStream pages;
        private int count;

        @SuppressWarnings("NullAway.Init")
        Output(BufferedOutputStream out) {
            this.out = out;
        }

        void page(Page page) throws IOException {
            if (count == 0) {
                out.write("OK\n".getBytes(StandardCharsets.US_ASCII));
                pages = new ZipOutputStream(out);
                pages.setLevel(0); // Pictures are compressed already.
            }
            count++;
            pages.putNextEntry(new ZipEntry(count + (page.png() ? ".png" : ".jpg")));
            pages.write(page.picture());
            pages.closeEntry();
        }

        void end() throws IOException {
            if (count == 0) throw new NotTaken(Fault.BROKEN);
            pages.finish();
            out.flush();
        }

        /** After a page was written nothing can be taken back: the end says it instead. */
        void refuse(Fault fault) throws IOException {
            if (count == 0) {
                out.write(("NO " + fault + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } else {
                out.flush();
                System.exit(BROKE_LATE);
            }
        }
    }
}
