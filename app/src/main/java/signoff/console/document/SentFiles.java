// SPDX-License-Identifier: Apache-2.0
package signoff.console.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The files of a form, one after the other as they come in (RFC 7578). The server would write them
 * to its disk first, unsealed; this reads them without.
 */
final class SentFiles {

    private static final int HEADERS_MOST = 2_048;
    private static final int PARTS_MOST = 50;

    private final FileItemIterator parts;
    private int count;

    private SentFiles(FileItemIterator parts) {
        this.parts = parts;
    }

    /** The files of a request, or an exception when it is no form with files. */
    static SentFiles of(HttpServletRequest request, long bytesMost) throws IOException {
        var form = new FileUpload();
        form.setSizeMax(bytesMost);
        form.setFileCountMax(PARTS_MOST);
        form.setPartHeaderSizeMax(HEADERS_MOST);
        try {
            return new SentFiles(form.getItemIterator(new ServletRequestContext(request)));
        } catch (FileUploadException e) {
            throw new IOException("no form with files", e);
        }
    }

    /** The next one; null when there is no other. A field that was left empty is passed over. */
    @Nullable
    Sent next() throws IOException {
        try {
            while (count++ < PARTS_MOST && parts.hasNext()) {
                var part = parts.next();
                var name = nameOf(part);
                if (!part.isFormField() && name != null && !name.isEmpty()) {
                    return new Sent(part.openStream(), name);
                }
            }
            return null;
        } catch (FileUploadException e) {
            throw new IOException("the form is broken", e);
        }
    }

    /** Whether reading ended because all files together were too large. */
    static boolean isTooLarge(IOException e) {
        return e.getCause() instanceof SizeLimitExceededException;
    }

    /** One that cannot even be written down counts as none. */
    private static @Nullable String nameOf(FileItemStream part) {
        try {
            return part.getName();
        } catch (RuntimeException e) {
            return "?";
        }
    }

    /** One file, to be read before the next. */
    record Sent(InputStream content, String name) {

        @Override
        public String toString() {
            return "sent file";
        }
    }
}
