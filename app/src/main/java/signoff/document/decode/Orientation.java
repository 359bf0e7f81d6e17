// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, from the EXIF part of a JPEG: it writes that down instead of turning the
 * picture, and we do not keep what it writes. A part that cannot be read says nothing.
 */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int TAG = 0x0112;
    private static final int EXIF_HEAD = 6; // "Exif" and two zeros

    private Orientation() {}

    /** A number of 1 to 8, as EXIF counts (JEITA CP-3451, tag 0x0112). */
    static int of(byte[] jpeg) {
        var bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length && (bytes.get(at) & 0xff) == 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            int length = bytes.getShort(at + 2) & 0xffff;
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > jpeg.length) break;
            if (marker == APP1 && isExif(bytes, at + 4, length)) {
                return inTiff(bytes.slice(at + 4 + EXIF_HEAD, length - 2 - EXIF_HEAD));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer bytes, int at, int length) {
        return length > EXIF_HEAD + 2 && bytes.getInt(at) == 0x45786966 && bytes.get(at + 4) == 0;
    }

    private static int inTiff(ByteBuffer tiff) {
        if (tiff.limit() < 8) return UPRIGHT;
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) return UPRIGHT;
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * 12;
            if (at + 12 > tiff.limit()) break;
            if ((tiff.getShort(at) & 0xffff) == TAG) {
                int value = tiff.getShort(at + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Moves each point of a picture to where it is when the picture stands upright. */
    static AffineTransform upright(int orientation, int wide, int high) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, wide, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, wide, high);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, high);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, high, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, high, wide);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, wide);
            default -> new AffineTransform();
        };
    }
}
