// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import signoff.document.port.FileStore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps files in a bucket. A file is there whole or not at all, as S3 promises. */
final class BucketFiles implements FileStore, AutoCloseable {

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    BucketFiles(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(UUID file, InputStream content, long length) throws IOException {
        try {
            client.putObject(
                    to -> to.bucket(bucket)
                            .key(prefix + file)
                            .contentType("application/octet-stream"),
                    RequestBody.fromInputStream(content, length));
        } catch (SdkException | IllegalStateException e) { // The second tells of a file too short.
            throw new IOException("the bucket did not take a file", e);
        }
    }

    @Override
    public InputStream open(UUID file) throws IOException {
        try {
            return client.getObject(from -> from.bucket(bucket).key(prefix + file));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(file.toString());
        } catch (SdkException e) {
            throw new IOException("the bucket did not give a file", e);
        }
    }

    @Override
    public void delete(UUID file) throws IOException {
        try {
            client.deleteObject(from -> from.bucket(bucket).key(prefix + file));
        } catch (SdkException e) {
            throw new IOException("the bucket did not delete a file", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
