// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.adapter.VirusScannerContract;
import signoff.console.security.Residents;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Looking;
import signoff.document.Papers.Upload;
import signoff.document.Viewing.Reason;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal.Code;

/**
 * What attackers send: each is refused or made harmless, nothing of it is executed, memory stays
 * bounded, and the case goes on (I30).
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signoff.workflow.run=false",
            "signoff.documents.heif-convert=${user.dir}/target/heif-killed",
            "signoff.documents.decode-in=2m",
            "signoff.documents.wait-for=2m"
        })
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import({Residents.class, DocumentWorld.class})
class HostileFilesTest {

    static Stream<Arguments> refused() {
        var eicar = VirusScannerContract.EICAR;
        return Stream.of(
                arguments("EICAR", eicar, Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("EICAR zipped", Samples.zip(eicar), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("EICAR in a PDF", virusInPdf(), Code.FILE_MUST_BE_HARMLESS),
                arguments("zip bomb", zipBomb(), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("SVG with a script", Samples.svg(), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("GIF that is a script", gifScript(), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("HTML", bytes("<html><script>1"), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("program", bytes("#!/bin/sh\nrm"), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("nothing", new byte[0], Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments("page before a PDF", pageThenPdf(), Code.FILE_MUST_BE_PICTURE_OR_PDF),
                arguments(
                        "200 megapixels",
                        Samples.hugePng(20_000, 10_000),
                        Code.PICTURE_MUST_NOT_BE_TOO_LARGE),
                arguments(
                        "more pixels than can be counted",
                        Samples.hugePng(Integer.MAX_VALUE, Integer.MAX_VALUE),
                        Code.PICTURE_MUST_NOT_BE_TOO_LARGE),
                arguments("locked PDF", Samples.lockedPdf(), Code.PDF_MUST_BE_UNLOCKED),
                arguments("PDF with a script", Samples.pdfWithScript(), Code.PDF_MUST_BE_PLAIN),
                arguments("PDF that launches", Samples.pdfThatLaunches(), Code.PDF_MUST_BE_PLAIN),
                arguments("long PDF", Samples.pdf(21, any -> {}), Code.PDF_MUST_BE_SHORT),
                arguments("PDF bomb", Samples.pdfBomb(), Code.FILE_MUST_BE_WHOLE),
                arguments("cut PDF", cut(Samples.pdf(), 40), Code.FILE_MUST_BE_WHOLE),
                arguments("cut PNG", cut(Samples.png(), 60), Code.FILE_MUST_BE_WHOLE),
                arguments("cut JPEG", cut(Samples.jpeg(), 100), Code.FILE_MUST_BE_WHOLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void it_is_refused_and_nothing_is_kept(String what, byte[] file, Code why) throws IOException {
        var answer = handIn(new ByteArrayInputStream(file));
        assertThat(answer).as(what).isInstanceOf(HandingIn.Refused.class);
        assertThat(((HandingIn.Refused) answer).why().code()).isEqualTo(why);
        assertThat(papers.of(of)).isEmpty();
        assertThat(handIn(new ByteArrayInputStream(Samples.jpeg())))
                .as("the case goes on")
                .isInstanceOf(HandingIn.Kept.class);
    }

    static Stream<Arguments> harmless() {
        var evil = bytes("<script>alert('EVIL')</script>");
        return Stream.of(
                arguments("JPEG and HTML", Samples.joined(Samples.jpeg(), evil)),
                arguments("JPEG and ZIP", Samples.joined(Samples.jpeg(), Samples.zip(evil))),
                arguments("PNG and HTML", Samples.joined(Samples.png(), evil)),
                arguments("PDF and ZIP", Samples.joined(Samples.pdf(), Samples.zip(evil))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void what_hangs_on_a_picture_is_not_taken_along(String what, byte[] file) throws IOException {
        var kept = (HandingIn.Kept) handIn(new ByteArrayInputStream(file));
        var looking = papers.look(Residents.DEMO, kept.paper().id(), Reason.REVIEW, VIEWER);
        var viewing = ((Looking.Begun) looking).viewing();
        assertThat(papers.page(viewing.id(), 1, VIEWER).orElseThrow())
                .as(what)
                .asString(ISO_8859_1)
                .doesNotContain("EVIL", "PK\u0003\u0004")
                .startsWith("\u00ff\u00d8\u00ff");
    }

    @Test
    void a_packed_text_beside_a_picture_is_refused_or_left_behind() throws IOException {
        handIn(new ByteArrayInputStream(Samples.pngBomb()));
        assertThat(handIn(new ByteArrayInputStream(Samples.jpeg())))
                .isInstanceOf(HandingIn.Kept.class);
    }

    @Test
    void a_stream_without_end_is_left_where_the_limit_is() throws IOException {
        var endless = new Endless(Long.MAX_VALUE);
        var answer = (HandingIn.Refused) handIn(endless);
        assertThat(answer.why().code()).isEqualTo(Code.FILE_MUST_NOT_BE_TOO_LARGE);
        assertThat(endless.read).isLessThan(11L << 20);
    }

    @Test
    void many_large_files_at_once_take_little_memory() throws Exception {
        var before = used();
        var meanwhile = new AtomicLong();
        // Each stops in its midst until all are there, and then what is held is counted.
        var allThere = new CyclicBarrier(MANY, () -> meanwhile.set(used()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = threads.invokeAll(IntStream.range(0, MANY)
                    .mapToObj(file -> (Callable<HandingIn>)
                            () -> fromAnother(new Endless(12 << 20, 6 << 20, allThere)))
                    .toList());
            for (var answer : sent) {
                assertThat(answer.get()).isInstanceOf(HandingIn.Refused.class);
            }
        }
        assertThat(meanwhile.get() - before)
                .as("240 MB had arrived when it was counted")
                .isLessThan(40 << 20);
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_never_a_path(String name, String kept) throws IOException {
        var upload = new Upload(new ByteArrayInputStream(Samples.png()), name);
        var answer = papers.handIn(Residents.DEMO, of, "IDENTITY_DOCUMENT", upload);
        assertThat(((HandingIn.Kept) answer).paper().name()).isEqualTo(kept);
        assertThat(Path.of("/tmp/signoff-evil")).doesNotExist();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("../../../../tmp/signoff-evil", "signoff-evil"),
                arguments("/tmp/signoff-evil\u0000.png", "signoff-evil.png"),
                arguments("C:\\Windows\\id.exe", "id.exe"),
                arguments("gnp.\u202ecard", "gnp.card"),
                arguments("a".repeat(5_000), "a".repeat(120)));
    }

    @AfterEach
    void nothing_is_left_on_the_way() throws IOException {
        passing.mustBeEmpty();
    }

    // The words used above.

    private static final Actor VIEWER =
            new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, "engineer 7");

    private static final int MANY = 40;

    private final OnTheWay passing = new OnTheWay();

    @Autowired
    Papers papers;

    private final CaseId of = new CaseId(new AccountId(UUID.randomUUID()), UUID.randomUUID());

    private HandingIn fromAnother(InputStream file) throws IOException {
        var other = new CaseId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        return papers.handIn(Residents.DEMO, other, "IDENTITY", new Upload(file, "id.jpg"));
    }

    private HandingIn handIn(InputStream file) throws IOException {
        return papers.handIn(Residents.DEMO, of, "IDENTITY_DOCUMENT", new Upload(file, "id.jpg"));
    }

    private static byte[] virusInPdf() {
        return Samples.joined(Samples.pdf(), VirusScannerContract.EICAR);
    }

    private static byte[] zipBomb() {
        return Samples.zip(Samples.deflated(50_000_000));
    }

    private static byte[] gifScript() {
        return bytes("GIF89a/*\0\0\0\0*/=1;alert('EVIL')");
    }

    private static byte[] pageThenPdf() {
        return Samples.joined(bytes("<script>alert(1)</script>"), Samples.pdf());
    }

    private static byte[] cut(byte[] file, int left) {
        return Arrays.copyOf(file, left);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Begins like a photograph, and goes on. */
    private static final class Endless extends InputStream {

        private final long length;
        private final long stop;
        private final @Nullable CyclicBarrier others;
        private long read;

        Endless(long length) {
            this(length, -1, null);
        }

        Endless(long length, long stop, @Nullable CyclicBarrier others) {
            this.length = length;
            this.stop = stop;
            this.others = others;
        }

        @Override
        public int read() {
            if (read >= length) return -1;
            return switch ((int) Math.min(3, read++)) {
                case 0, 2 -> 0xff;
                case 1 -> 0xd8;
                default -> 0xe0;
            };
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            Thread.yield(); // As a network does: others have their turn meanwhile.
            if (read >= length) return -1;
            if (others != null && read <= stop && read + most > stop) await(others);
            int count = (int) Math.min(most, length - read);
            for (int at = 0; at < count; at++) into[from + at] = (byte) read();
            return count;
        }

        private static void await(CyclicBarrier others) throws IOException {
            try {
                others.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException("not all came", e);
            }
        }
    }
}
