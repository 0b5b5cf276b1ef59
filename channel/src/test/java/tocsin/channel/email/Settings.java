package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Settings for tests: as in production, but less patient. */
final class Settings {
  private Settings() {}

  static SmtpSettings of(String url) {
    SmtpSettings.Reading reading = SmtpSettings.read(url, "Tocsin <tocsin@example.org>");
    assertThat(reading).isInstanceOf(SmtpSettings.Valid.class);
    return ((SmtpSettings.Valid) reading).settings().withTimeout(Duration.ofSeconds(10));
  }

  /** For servers that never answer: nobody wants to wait for them. */
  static SmtpSettings impatient(String url) {
    return of(url).withTimeout(Duration.ofMillis(200));
  }
}
