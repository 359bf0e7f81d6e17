// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import java.util.Map;

/** Draws a text as a QR picture (ISO/IEC 18004), dark on white whatever the page looks like. */
public final class QrPicture {

    /** Cameras look for four empty modules around it (ISO/IEC 18004, 5.3.8). */
    private static final int QUIET_ZONE = 4;

    public static String svg(String text) {
        try {
            var modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
            return """
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" \
                    shape-rendering="crispEdges"><rect width="%1$d" height="%2$d" fill="#fff"/>\
                    <path d="%3$s" fill="#000"/></svg>
                    """.formatted(modules.getWidth(), modules.getHeight(), path(modules));
        } catch (WriterException e) {
            throw new IllegalStateException(e); // Only for texts that are far longer.
        }
    }

    private static String path(BitMatrix modules) {
        var path = new StringBuilder();
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (!modules.get(column, row)) continue;
                path.append("M%d %dh1v1h-1z".formatted(column, row));
            }
        }
        return path.toString();
    }

    private QrPicture() {}
}
