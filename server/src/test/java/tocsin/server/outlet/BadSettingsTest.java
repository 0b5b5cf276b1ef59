package tocsin.server.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;

/** What is wrong with ways out to people is said before anything is opened, in one sentence. */
class BadSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          email.url=smtp://a:b@/                    | email.url
          email.inbox=imaps://a:b@imap.example.org  | email.inbox does nothing without email.url. Set that too, or remove it.
          email.reply-to=two,people                 | email.reply-to must be one e-mail address.
          slack.signing-secret=s                    | slack.signing-secret does nothing without slack.token. Set that too, or remove it.
          mattermost.url=https://chat.example.org   | mattermost.url is set and mattermost.token is not. Set both, or neither.
          mattermost.token=t                        | mattermost.token is set and mattermost.url is not. Set both, or neither.
          mattermost.command-token=t                | mattermost.command-token does nothing without mattermost.token. Set that too, or remove it.
          matrix.url=https://matrix.example.org     | matrix.url is set and matrix.token is not. Set both, or neither.
          discord.public-key=00                     | discord.public-key does nothing without discord.token. Set that too, or remove it.
          discord.token=t discord.public-key=00     | discord.public-key must be the application's public key, 64 hexadecimal digits.
          phone.acme.token=t                        | There are settings for acme, but phone.providers does not name it.
          phone.countries=+49:acme                  | There are settings for acme, but phone.providers does not name it.
          phone.providers=acme                      | The setting phone.acme.token is missing.
          phone.providers=acme phone.acme.token=t phone.acme.account=A | Set phone.acme.from or phone.acme.voice-from.
          phone.providers=acme phone.acme.token=t phone.acme.account=A phone.acme.from=+15550100 phone.acme.url=here | phone.acme.url must begin with https:// or http://.
          phone.providers=acme phone.acme.kind=http | The setting phone.acme.url is missing.
          phone.providers=acme phone.acme.kind=http phone.acme.url=https://a.example/ phone.acme.body={to} | The request of acme (phone.acme.url, phone.acme.body) never names {text}.
          phone.providers=acme phone.acme.kind=http phone.acme.url=https://a.example/{text}/{to} phone.acme.headers=secret | phone.acme.headers must be such as X-Key: secret
          phone.providers=acme phone.acme.kind=smpp phone.acme.url=smsc.example.net | phone.acme.url must be such as smpp://user:password@host:2775.
          phone.providers=acme phone.acme.kind=smpp phone.acme.url=smpp://u:p@smsc.example.net:2775 | The setting phone.acme.from is missing.
          """)
  void itIsSaidInOneSentenceWhatIsWrong(String said, String sentence) {
    assertThatThrownBy(() -> Outlets.check(settings(said)))
        .isInstanceOfSatisfying(
            CannotGoOn.class, wrong -> assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }

  @Test
  void whatIsCompleteOrAbsentIsFine() {
    assertThatNoException().isThrownBy(() -> Outlets.check(settings("")));
    assertThatNoException()
        .isThrownBy(() ->
            Outlets.check(
                settings(
                    "matrix.url=https://matrix.example.org matrix.token=t slack.token=xoxb-1"
                        + " phone.providers=acme phone.acme.kind=smpp phone.acme.from=+15550100"
                        + " phone.acme.url=smpp://u:p@smsc.example.net:2775")));
  }

  private static Settings settings(String said) {
    Map<String, String> texts =
        Stream.of(said.split(" (?=[a-z]+\\.)"))
            .filter(setting -> !setting.isBlank())
            .map(setting -> setting.strip().split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return SettingSources.read(texts, Map.of(), null, null);
  }
}
