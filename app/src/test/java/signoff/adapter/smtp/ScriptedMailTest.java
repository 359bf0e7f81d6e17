// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static signoff.adapter.smtp.ScriptedMailServer.GARBAGE;
import static signoff.adapter.smtp.ScriptedMailServer.HALF_A_LINE;
import static signoff.adapter.smtp.ScriptedMailServer.HANG_UP;
import static signoff.adapter.smtp.ScriptedMailServer.SILENCE;
import static signoff.adapter.smtp.ScriptedMailServer.TRICKLE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import signoff.adapter.MessageCarrierContract;
import signoff.adapter.smtp.MailSettings.Tls;
import signoff.adapter.smtp.ScriptedMailServer.Step;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.notification.port.MessageCarrier.Answer.Accepted;
import signoff.notification.port.MessageCarrier.Answer.Busy;
import signoff.notification.port.MessageCarrier.Answer.NoAnswer;
import signoff.notification.port.MessageCarrier.Answer.Undeliverable;

/** Mail against a server that fails at every step in every way. */
@ExtendWith(OutputCaptureExtension.class)
class ScriptedMailTest extends MessageCarrierContract {

    ScriptedMailServer server;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedMailServer().to(dead().address(), "550 5.1.1 no such user\r\n");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("beforeTheEnd")
    void what_fails_before_the_end_of_the_data_was_not_sent(Step step, String fault) {
        server.at(step, fault);
        assertThat(send()).isInstanceOf(Busy.class);
        assertThat(server.taken).isEmpty();
    }

    static Stream<Arguments> beforeTheEnd() {
        var steps = List.of(Step.GREETING, Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA);
        var faults =
                List.of(HANG_UP, SILENCE, HALF_A_LINE, GARBAGE, TRICKLE, "451 4.3.0 later\r\n");
        return steps.stream().flatMap(step -> faults.stream().map(fault -> arguments(step, fault)));
    }

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, SILENCE, HALF_A_LINE, GARBAGE, TRICKLE})
    void an_answer_lost_after_the_end_of_the_data_leaves_a_doubt(String fault) {
        server.at(Step.END_OF_DATA, fault);
        assertThat(send()).isEqualTo(new NoAnswer());
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void a_no_after_the_end_of_the_data_is_a_no() {
        server.at(Step.END_OF_DATA, "452 4.3.1 no room\r\n");
        assertThat(send()).isInstanceOf(Busy.class);
        server.at(Step.END_OF_DATA, "554 5.7.1 not wanted\r\n");
        assertThat(send()).isEqualTo(new Undeliverable("554 5.7.1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL"})
    void a_server_that_will_not_work_for_us_says_nothing_about_the_address(Step step) {
        server.at(step, "554 5.7.1 not you\r\n");
        assertThat(send()).isInstanceOf(Busy.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RCPT", "DATA"})
    void an_address_that_is_refused_for_good_is_undeliverable(Step step) {
        server.at(step, "550 5.1.1 <anna@example.net>: no such user\r\n");
        assertThat(send()).isEqualTo(new Undeliverable("550 5.1.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, SILENCE, HALF_A_LINE, GARBAGE, TRICKLE, "421 4.3.0 bye\r\n"})
    void what_becomes_of_the_goodbye_changes_nothing(String fault) {
        server.at(Step.QUIT, fault);
        assertThat(send()).isEqualTo(new Accepted());
    }

    @Test
    void a_server_that_is_not_there_has_taken_nothing() throws IOException {
        server.close();
        assertThat(send()).isInstanceOf(Busy.class);
    }

    @Test
    void a_server_that_never_takes_the_connection_is_given_up() throws IOException {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                var second = new Socket(deaf.getInetAddress(), deaf.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            var answer =
                    MailTests.carrier(deaf.getLocalPort()).send(MailTests.message(living()), KEY);
            assertThat(answer).isInstanceOf(Busy.class);
        }
    }

    @Test
    void nothing_is_told_to_a_server_that_does_not_encrypt() {
        var answer = MailTests.carrier(MailTests.settings(server.port(), Tls.STARTTLS, "anna"))
                .send(MailTests.message(living()), KEY);
        assertThat(answer).isInstanceOf(Busy.class);
        assertThat(server.taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.net\r\nRCPT TO:<eve@example.net>",
                "anna@example.net\nBcc: eve@example.net",
                "anna@example.net, eve@example.net",
                "Anna <anna@example.net>",
                "anna",
                "@example.net",
                "anna@",
                "安娜@example.net",
                ""
            })
    void what_is_not_one_plain_address_never_reaches_the_server(String address) {
        var answer =
                carrier().send(MailTests.message(new Contact(Contact.Kind.EMAIL, address)), KEY);
        assertThat(answer).isInstanceOf(Undeliverable.class);
        assertThat(server.taken).isEmpty();
    }

    @Test
    void personal_data_reaches_no_log(CapturedOutput output) {
        for (var step : List.of(Step.MAIL, Step.RCPT, Step.DATA, Step.END_OF_DATA)) {
            for (var reply : List.of("550 5.1.1", "451 4.3.0")) {
                server.at(step, reply + " <anna@example.net> Anna\r\n");
                send();
                server.at(step, step.usual);
            }
        }
        server.at(Step.EHLO, HANG_UP);
        send();
        assertThat(output.getAll())
                .contains("does not answer")
                .doesNotContainIgnoringCase("anna")
                .doesNotContain("已收到", "您好");
    }

    private MessageCarrier.Answer send() {
        return carrier().send(MailTests.message(living()), KEY);
    }

    @Override
    protected MessageCarrier carrier() {
        return MailTests.carrier(server.port());
    }

    @Override
    protected Contact living() {
        return MailTests.ANNA;
    }

    @Override
    protected Contact dead() {
        return new Contact(Contact.Kind.EMAIL, "nobody@example.net");
    }

    @Override
    protected List<Received> received() {
        return server.taken.stream().map(MailTests::received).toList();
    }

    @Override
    protected void becomeBusy() {
        server.at(Step.RCPT, "450 4.2.1 later\r\n");
    }

    @Override
    protected void fallSilent() {
        server.at(Step.END_OF_DATA, SILENCE);
    }
}
