package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.TestCertificate;
import tocsin.core.account.ContactKind;

/** Passwords and pages travel encrypted, to a server that proved who it is. */
class EncryptedSmtpTest {
  private static final TestCertificate OURS = new TestCertificate("dns:localhost,ip:127.0.0.1");
  private static final TestCertificate OF_OTHERS = new TestCertificate("dns:mail.example.org");
  private static final Message PAGE = Pages.to(ContactKind.EMAIL, "david@example.org", "N1");

  private final FakeSmtpServer server = new FakeSmtpServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void starttlsIsUsedWhenOffered() throws Exception {
    server.offeringStarttls(OURS.server());

    assertThat(send("smtp://localhost:%d", OURS.trusting())).isInstanceOf(Delivered.class);
    assertThat(server.commands()).contains("STARTTLS");
  }

  @Test
  void starttlsIsNotUsedWhenToldNever() throws Exception {
    server.offeringStarttls(OURS.server());

    assertThat(send("smtp://localhost:%d?starttls=never", null)).isInstanceOf(Delivered.class);
    assertThat(server.commands()).doesNotContain("STARTTLS");
  }

  @Test
  void whenStarttlsIsRequiredAndNotOfferedNothingIsSaid() throws Exception {
    server.answeringLogin("235 Welcome");

    assertThat(send("smtp://david:secret@localhost:%d?starttls=required", OURS.trusting()))
        .isInstanceOfSatisfying(
            Unreachable.class,
            unreachable -> assertThat(unreachable.reason()).contains("STARTTLS", "smtps://"));
    assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void thePasswordIsSentAfterStarttls() throws Exception {
    server.offeringStarttls(OURS.server()).answeringLogin("235 Welcome");

    assertThat(send("smtp://david:se%%40cret@localhost:%d", OURS.trusting()))
        .isInstanceOf(Delivered.class);
    assertThat(server.commands())
        .filteredOn(command -> command.startsWith("STARTTLS") || command.startsWith("AUTH"))
        .containsExactly("STARTTLS", "AUTH PLAIN ZGF2aWQAZGF2aWQAc2VAY3JldA==");
  }

  @Test
  void aWrongPasswordKeepsThePageAndNamesTheSetting() throws Exception {
    server.offeringStarttls(OURS.server()).answeringLogin("535 5.7.8 Wrong password");

    assertThat(send("smtp://david:secret@localhost:%d", OURS.trusting()))
        .isInstanceOfSatisfying(
            Unreachable.class,
            unreachable -> {
              assertThat(unreachable.reason()).contains("email.url").doesNotContain("secret");
              assertThat(unreachable.retryAfter()).isEqualTo(SmtpFailure.AFTER_REPAIR);
            });
  }

  @Test
  void smtpsIsEncryptedFromTheFirstByte() throws Exception {
    server.withTls(OURS.server());

    assertThat(send("smtps://localhost:%d", OURS.trusting())).isInstanceOf(Delivered.class);
    assertThat(send("smtps://127.0.0.1:%d", OURS.trusting())).isInstanceOf(Delivered.class);
  }

  @Test
  void aCertificateThatIsNotTrustedGetsNoMail() throws Exception {
    server.withTls(OURS.server());

    assertDistrusted(send("smtps://localhost:%d", null));
    assertDistrusted(send("smtps://localhost:%d", OF_OTHERS.trusting()));
  }

  @Test
  void aCertificateOfAnotherHostGetsNoMail() throws Exception {
    server.withTls(OF_OTHERS.server());
    assertDistrusted(send("smtps://localhost:%d", OF_OTHERS.trusting()));
  }

  @Test
  void aCertificateOfAnotherHostGetsNoMailAfterStarttlsEither() throws Exception {
    server.offeringStarttls(OF_OTHERS.server());
    assertDistrusted(send("smtp://localhost:%d", OF_OTHERS.trusting()));
  }

  private void assertDistrusted(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Unreachable.class,
            unreachable -> assertThat(unreachable.reason()).contains("certificate"));
    assertThat(server.mails()).isEmpty();
  }

  private Outcome send(String url, @Nullable SSLSocketFactory trust) throws InterruptedException {
    SmtpSettings settings = Settings.of(url.formatted(server.port()));
    try (SmtpChannel channel = new SmtpChannel(settings, InstantSource.fixed(Pages.THEN), trust)) {
      return channel.send(PAGE);
    }
  }
}
