package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.channel.email.SmtpSettings.Credentials;
import tocsin.channel.email.SmtpSettings.Invalid;
import tocsin.channel.email.SmtpSettings.Starttls;

/** From {@code email.url} and {@code email.from} to a mail server, or to a sentence that helps. */
class SmtpSettingsTest {
  private static final String FROM = "Tocsin <tocsin@example.org>";

  @Test
  void aRelayNeedsNoMoreThanAHost() {
    SmtpSettings settings = read("smtp://mail.example.org");

    assertThat(settings.host()).isEqualTo("mail.example.org");
    assertThat(settings.port()).isEqualTo(25);
    assertThat(settings.implicitTls()).isFalse();
    assertThat(settings.starttls()).isEqualTo(Starttls.OPPORTUNISTIC);
    assertThat(settings.credentials()).isNull();
    assertThat(settings.connections()).isEqualTo(8);
    assertThat(settings.from().getAddress()).isEqualTo("tocsin@example.org");
    assertThat(settings.domain()).isEqualTo("example.org");
  }

  @Test
  void userAndPasswordAreDecodedAndAPlusIsAPlus() {
    assertThat(read("smtps://ops%40example.org:a+b%2Fc%3A%C3%A4%25@mail.example.org").credentials())
        .isEqualTo(new Credentials("ops@example.org", "a+b/c:ä%"));
  }

  @Test
  void aUserMayContainAnAtSignOnlyEncodedAndAPasswordAColon() {
    assertThat(read("smtps://ops:a:b@mail.example.org").credentials())
        .isEqualTo(new Credentials("ops", "a:b"));
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.org, 25",
    "smtp://u:p@mail.example.org, 587",
    "smtps://mail.example.org, 465",
    "smtps://u:p@mail.example.org, 465",
    "smtp://u:p@mail.example.org:2525, 2525",
    "SMTP://mail.example.org:26/, 26"
  })
  void thePortFollowsFromTheRest(String url, int port) {
    assertThat(read(url).port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://u:p@mail.example.org, REQUIRED",
    "smtp://u:p@mail.example.org?starttls=opportunistic, REQUIRED",
    "smtp://u:p@127.example.org, REQUIRED",
    "smtp://u:p@localhost, OPPORTUNISTIC",
    "smtp://u:p@127.0.0.1?starttls=never, NEVER",
    "smtp://u:p@[::1]:25, OPPORTUNISTIC",
    "smtp://mail.example.org?starttls=required, REQUIRED",
    "smtp://mail.example.org?starttls=never&connections=3, NEVER"
  })
  void aPasswordLeavesThisMachineOnlyEncrypted(String url, Starttls starttls) {
    assertThat(read(url).starttls()).isEqualTo(starttls);
  }

  @Test
  void connectionsCanBeLimited() {
    assertThat(read("smtp://mail.example.org?connections=2").connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mail.example.org",
        "mail.example.org:25",
        "http://mail.example.org",
        "smtp://",
        "smtp:mail.example.org",
        "smtp://u:secret#1@mail.example.org",
        "smtp://u:secret%@mail.example.org",
        "smtp://u:secret%zz@mail.example.org",
        "smtp://u:sec ret@mail.example.org",
        "smtp://u:secret@mail_example_org",
        "smtp://secret@mail.example.org",
        "smtp://:secret@mail.example.org",
        "smtp://u:@mail.example.org",
        "smtp://u:secret@mail.example.org:0",
        "smtp://u:secret@mail.example.org:70000",
        "smtp://u:secret@mail.example.org:587/path",
        "smtp://u:secret@mail.example.org?starttls=never",
        "smtp://u:secret@mail.example.org?starttls=maybe",
        "smtp://u:secret@mail.example.org?tls=secret",
        "smtp://u:secret@mail.example.org?connections=0",
        "smtp://u:secret@mail.example.org?connections=99",
        "smtp://u:secret@mail.example.org?connections="
      })
  void aFaultIsSaidInASentenceThatHidesThePassword(String url) {
    assertThat(SmtpSettings.read(url, FROM))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.sentence())
                    .contains("email.url")
                    .endsWith(".")
                    .doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tocsin",
        "tocsin@",
        "@example.org",
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "group: a@example.org;"
      })
  void theSenderIsOneAddress(String from) {
    assertThat(SmtpSettings.read("smtp://mail.example.org", from))
        .isInstanceOfSatisfying(
            Invalid.class, invalid -> assertThat(invalid.sentence()).contains("email.from"));
  }

  @Test
  void aDomainInAnotherScriptIsWrittenInAscii() {
    SmtpSettings.Reading reading =
        SmtpSettings.read("smtp://mail.example.org", "Wächter <wache@münchen.example>");

    assertThat(((SmtpSettings.Valid) reading).settings().from().getAddress())
        .isEqualTo("wache@xn--mnchen-3ya.example");
  }

  @Test
  void thePasswordIsInNoText() {
    assertThat(read("smtps://u:secret@mail.example.org").toString()).doesNotContain("secret");
  }

  @Test
  void timeoutsAreShortEnoughForAPage() {
    assertThat(read("smtp://mail.example.org").timeout())
        .isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  private static SmtpSettings read(String url) {
    assertThat(SmtpSettings.read(url, FROM)).isInstanceOf(SmtpSettings.Valid.class);
    return ((SmtpSettings.Valid) SmtpSettings.read(url, FROM)).settings();
  }
}
