// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.TestPostgres;
import signoff.console.security.Residents;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Looking;
import signoff.document.Papers.Upload;
import signoff.document.Viewing.Reason;
import signoff.document.port.FileStore;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.subscriber.Subscribers;

/** From handing in to the last trace (SF-58, I30, I31). */
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
class PapersTest {

    @Test
    void a_photograph_is_kept_without_its_place_and_sealed() throws IOException {
        var paper = kept(Samples.photograph(1));
        assertThat(paper.state()).isEqualTo(Paper.State.KEPT);
        assertThat(paper.kind()).isEqualTo(Paper.Kind.JPEG);
        assertThat(paper.name()).isEqualTo("id card.jpg");
        assertThat(paper.digest()).hasSize(64);
        var sealed = stored(paper);
        assertThat(sealed).asString(StandardCharsets.ISO_8859_1).doesNotContain("JFIF", "Exif");
        assertThat(new String(seen(paper), StandardCharsets.ISO_8859_1))
                .contains("JFIF")
                .doesNotContain(Samples.PLACE);
        assertThat(sql.queryForList("select p::text from documents.paper p", String.class))
                .noneMatch(row -> row.contains("id card"));
        assertThat(paper.toString()).doesNotContain("id card");
    }

    @Test
    void nothing_is_taken_that_was_not_asked_for() throws IOException {
        var answer = papers.handIn(Residents.DEMO, of, "HOROSCOPE", upload(Samples.jpeg()));
        assertThat(answer)
                .isEqualTo(new HandingIn.Refused(Refusal.of(Code.FILE_MUST_BE_ASKED_FOR)));
        assertThat(papers.of(of)).isEmpty(); // I30
    }

    @Test
    void the_same_file_twice_is_one_paper_until_it_was_deleted() throws IOException {
        var first = kept(Samples.jpeg());
        assertThat(kept(Samples.jpeg()).id()).isEqualTo(first.id());
        assertThat(papers.remove(of, first.id())).isNull();
        assertThat(kept(Samples.jpeg()).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_case_has_a_limit_of_files() throws IOException {
        var full = new Refusal(Code.FILES_MUST_BE_WITHIN_LIMIT, Map.of("most", 10));
        kept(Samples.jpeg());
        sql.update("""
                insert into documents.paper (account_id, paper_id, brand, case_id, item, kind,
                    state, bytes, digest, received_at, keep_until, file_id, sealed_key)
                select account_id, gen_random_uuid(), brand, case_id, item, kind, state, bytes,
                    digest, received_at, keep_until, gen_random_uuid(), sealed_key
                from documents.paper, generate_series(1, 9) where case_id = ?
                """, of.value());
        assertThat(handIn(Samples.png())).isEqualTo(new HandingIn.Refused(full));
    }

    @Test
    void a_file_waits_sealed_while_the_scanner_is_away_and_is_scanned_when_it_is_back()
            throws IOException {
        scanner.away = true;
        var waiting = kept(Samples.pdf());
        assertThat(waiting.state()).isEqualTo(Paper.State.WAITING_FOR_SCAN);
        assertThat(looking(waiting))
                .isEqualTo(new Looking.Refused(Refusal.of(Code.PAPER_MUST_BE_THERE)));
        rounds.go();
        assertThat(now(waiting).state()).isEqualTo(Paper.State.WAITING_FOR_SCAN);
        scanner.away = false;
        lookAt(waiting);
        assertThat(now(waiting).state()).isEqualTo(Paper.State.KEPT);
        assertThat(now(waiting).pages()).isEqualTo(2);
        assertThat(seen(now(waiting))).isNotEmpty();
    }

    @Test
    void a_file_that_the_scanner_never_decides_about_waits_longer_and_holds_up_no_other()
            throws IOException {
        scanner.away = true;
        var odd = kept(Samples.pdf());
        var other = kept(Samples.png());
        scanner.away = false;
        scanner.undecided = "%PDF";
        rounds.go();
        assertThat(now(odd).state()).isEqualTo(Paper.State.WAITING_FOR_SCAN);
        assertThat(now(other).state()).isEqualTo(Paper.State.KEPT);
        sql.update("""
                update documents.paper set look_at = received_at,
                    received_at = received_at - interval '20 minutes'
                where paper_id = ?
                """, odd.id());
        rounds.go();
        assertThat(waitOf(odd)).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
    }

    @Test
    void a_decoder_that_ends_without_a_word_does_not_count_against_the_file_at_once()
            throws IOException {
        heifIs("kill -9 $$");
        var paper = kept(Samples.beginningOfHeic());
        assertThat(paper.state()).isEqualTo(Paper.State.WAITING_FOR_SCAN);
        for (int look = 1; look < 10; look++) {
            lookAt(paper);
            assertThat(now(paper).state()).isEqualTo(Paper.State.WAITING_FOR_SCAN);
        }
        lookAt(paper);
        assertThat(now(paper).refusal()).isEqualTo(Code.FILE_MUST_BE_WHOLE);
    }

    @Test
    void a_program_that_is_missing_when_a_file_is_looked_at_late_does_not_destroy_it()
            throws IOException {
        heifIs("kill -9 $$");
        var paper = kept(Samples.beginningOfHeic());
        Files.delete(HEIF_KILLED);
        lookAt(paper);
        assertThat(now(paper).state()).isEqualTo(Paper.State.WAITING_FOR_SCAN);
        heifIs("exit 1");
        lookAt(paper);
        assertThat(now(paper).refusal()).isEqualTo(Code.FILE_MUST_BE_WHOLE);
    }

    @Test
    void a_store_that_does_not_give_a_file_out_does_not_destroy_it() throws IOException {
        scanner.away = true;
        var paper = kept(Samples.png());
        scanner.away = false;
        var file = fileOf(paper);
        var sealed = stored(paper);
        files.delete(file);
        for (int look = 0; look < 12; look++) lookAt(paper);
        files.put(file, new ByteArrayInputStream(sealed), sealed.length);
        lookAt(paper);
        assertThat(now(paper).state()).isEqualTo(Paper.State.KEPT);
    }

    @Test
    void one_account_does_not_send_files_without_end() throws IOException {
        var slower = new AtomicInteger();
        for (int file = 0; file < 62; file++) {
            if (handIn(new byte[10]) instanceof HandingIn.Refused(var why)
                    && why.code() == Code.ATTEMPTS_MUST_BE_SLOWER) {
                slower.incrementAndGet();
            }
        }
        assertThat(slower).hasPositiveValue();
        newCase();
        assertThat(handIn(Samples.png())).isInstanceOf(HandingIn.Kept.class);
    }

    @Test
    void what_is_found_late_is_deleted_and_told() throws IOException {
        scanner.away = true;
        var virus =
                kept(Samples.joined(Samples.jpeg(), signoff.adapter.VirusScannerContract.EICAR));
        var file = fileOf(virus);
        scanner.away = false;
        rounds.go();
        rounds.go();
        assertThat(now(virus).state()).isEqualTo(Paper.State.REFUSED);
        assertThat(now(virus).refusal()).isEqualTo(Code.FILE_MUST_BE_HARMLESS);
        assertThatThrownBy(() -> files.open(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void each_look_is_written_down_for_ever_and_is_the_viewers_own() throws IOException {
        var paper = kept(Samples.jpeg());
        var begun = (Looking.Begun) looking(paper);
        assertThat(sql.queryForMap(
                        "select viewer, role, reason from documents.viewing where paper_id = ?",
                        paper.id()))
                .containsEntry("viewer", VIEWER.who())
                .containsEntry("role", "ENGINEER")
                .containsEntry("reason", "REVIEW");
        var other = new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, "somebody else");
        assertThat(papers.page(begun.viewing().id(), 1, other)).isEmpty();
        assertThat(papers.page(begun.viewing().id(), 2, VIEWER)).isEmpty();
        assertThatThrownBy(() -> sql.update("update documents.viewing set viewer = 'x'"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("viewing_must_not_change");
    }

    @Test
    void a_paper_is_its_owners_to_delete_until_the_case_is_decided() throws IOException {
        var paper = kept(Samples.jpeg());
        var stranger = new CaseId(new AccountId(UUID.randomUUID()), of.value());
        assertThat(papers.remove(stranger, paper.id()))
                .isEqualTo(Refusal.of(Code.PAPER_MUST_BE_KNOWN));
        papers.purposeEnds(List.of(of), clock.instant());
        assertThat(papers.remove(of, paper.id()))
                .isEqualTo(Refusal.of(Code.CASE_MUST_BE_UNDECIDED));
    }

    @Test
    void a_paper_that_is_decided_on_while_its_owner_takes_it_back_stays() throws IOException {
        var paper = kept(Samples.jpeg());
        var answer = transaction.execute(any -> {
            papers.purposeEnds(List.of(of), clock.instant());
            var removing = CompletableFuture.supplyAsync(
                    () -> Optional.ofNullable(papers.remove(of, paper.id())));
            await().until(() -> removing.isDone() || isSomebodyWaiting());
            return removing;
        });
        assertThat(Objects.requireNonNull(answer).join())
                .contains(Refusal.of(Code.CASE_MUST_BE_UNDECIDED));
        assertThat(now(paper).state()).isEqualTo(Paper.State.KEPT);
    }

    private boolean isSomebodyWaiting() {
        return !sql.queryForList("""
                select pid from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                    and query like '%documents.paper%'
                """).isEmpty();
    }

    @Test
    void thirty_days_after_the_decision_only_hash_and_times_are_left() throws IOException {
        var paper = kept(Samples.jpeg());
        var file = fileOf(paper);
        papers.purposeEnds(List.of(of), clock.instant().minus(Duration.ofDays(29)));
        rounds.go();
        assertThat(now(paper).state()).isEqualTo(Paper.State.KEPT);
        papers.purposeEnds(List.of(of), clock.instant().minus(Duration.ofDays(31)));
        rounds.go();
        assertThat(now(paper).state()).isEqualTo(Paper.State.REMOVED);
        assertThat(now(paper).digest()).isEqualTo(paper.digest());
        assertThat(now(paper).name()).isEmpty();
        assertThatThrownBy(() -> files.open(file)).isInstanceOf(NoSuchFileException.class);
        assertThat(sql.queryForList("select * from documents.leaving where file_id = ?", file))
                .isEmpty();
    }

    @Test
    void who_is_erased_takes_all_papers_along() throws IOException {
        var paper = kept(Samples.jpeg());
        var begun = (Looking.Begun) looking(paper);
        subscribers.erase(of.account());
        assertThat(papers.page(begun.viewing().id(), 1, VIEWER)).isEmpty(); // I31
        assertThat(now(paper).name()).isEmpty();
    }

    @AfterEach
    void nothing_is_left_on_the_way() throws IOException {
        scanner.away = false;
        scanner.undecided = "";
        Files.deleteIfExists(HEIF_KILLED);
        passing.mustBeEmpty();
    }

    // The words used above.

    private static final Actor VIEWER =
            new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, "engineer 7");

    /** Where the settings above say that the program for HEIC is. */
    private static final Path HEIF_KILLED = Path.of("target", "heif-killed").toAbsolutePath();

    private final OnTheWay passing = new OnTheWay();

    @Autowired
    Papers papers;

    @Autowired
    PaperTimer.PaperRounds rounds;

    @Autowired
    FileStore files;

    @Autowired
    Subscribers subscribers;

    @Autowired
    DocumentWorld.Switched scanner;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private CaseId of = new CaseId(new AccountId(new UUID(0, 1)), new UUID(0, 1));

    @BeforeEach
    void newCase() {
        of = new CaseId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
    }

    private HandingIn handIn(byte[] file) throws IOException {
        return papers.handIn(Residents.DEMO, of, "IDENTITY_DOCUMENT", upload(file));
    }

    private static Upload upload(byte[] file) {
        return new Upload(new ByteArrayInputStream(file), "C:\\photos\\../id card.jpg");
    }

    private Paper kept(byte[] file) throws IOException {
        return ((HandingIn.Kept) handIn(file)).paper();
    }

    private Paper now(Paper paper) {
        return papers.find(Residents.DEMO, paper.id()).orElseThrow();
    }

    private void lookAt(Paper paper) {
        sql.update(
                "update documents.paper set look_at = received_at where paper_id = ?", paper.id());
        rounds.go();
    }

    private Duration waitOf(Paper paper) {
        var next = sql.queryForObject(
                "select look_at from documents.paper where paper_id = ?",
                Timestamp.class,
                paper.id());
        return Duration.between(clock.instant(), Objects.requireNonNull(next).toInstant());
    }

    private static void heifIs(String script) throws IOException {
        Files.writeString(HEIF_KILLED, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(HEIF_KILLED, PosixFilePermissions.fromString("rwx------"));
    }

    private Looking looking(Paper paper) {
        return papers.look(Residents.DEMO, paper.id(), Reason.REVIEW, VIEWER);
    }

    private byte[] seen(Paper paper) throws IOException {
        var begun = (Looking.Begun) looking(paper);
        return papers.page(begun.viewing().id(), 1, VIEWER).orElseThrow();
    }

    private UUID fileOf(Paper paper) {
        return Objects.requireNonNull(sql.queryForObject(
                "select file_id from documents.paper where paper_id = ?", UUID.class, paper.id()));
    }

    private byte[] stored(Paper paper) throws IOException {
        try (var file = files.open(fileOf(paper))) {
            return file.readAllBytes();
        }
    }
}
