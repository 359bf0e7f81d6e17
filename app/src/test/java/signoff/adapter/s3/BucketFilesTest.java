// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.s3;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import signoff.adapter.FileStoreContract;
import signoff.document.port.FileStore;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks S3: Adobe's S3Mock, in a process of its own. */
class BucketFilesTest extends FileStoreContract {

    private static final String BUCKET = "papers";

    private static @Nullable Process server;
    private static S3Client client = S3Client.builder()
            .region(software.amazon.awssdk.regions.Region.US_EAST_1)
            .build();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        int port = freePort();
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-jar",
                        program(),
                        "--http.port=" + port,
                        "--server.port=0")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("out").toFile()))
                .start();
        client = BucketWiring.client(new BucketSettings(
                BUCKET,
                "us-east-1",
                URI.create("http://127.0.0.1:" + port),
                "us",
                "secret",
                "signoff/",
                Duration.ofSeconds(10)));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> client.createBucket(made -> made.bucket(BUCKET)) != null);
    }

    /** It is one jar with all it needs, and Maven has fetched it for this test. */
    private static String program() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("s3mock"))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        if (server != null) server.destroyForcibly().onExit().join();
    }

    @Override
    protected FileStore store() {
        return new BucketFiles(client, BUCKET, "signoff/");
    }
}
