package tocsin.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;

/** Where settings come from, which of them wins, and what is said about faults. */
class SettingSourcesTest {
  @TempDir Path data;

  @Test
  void nothingSaidGivesTheStandards() {
    Settings settings = SettingSources.read(Map.of(), Map.of(), null, data);

    assertThat(settings.get(SettingTable.HOST)).isEqualTo("127.0.0.1");
    assertThat(settings.get(SettingTable.PORT)).isEqualTo(8010);
    assertThat(settings.get(SettingTable.EMAIL_URL)).isEmpty();
    assertThat(settings.get(SettingTable.EVENTS_KEEP)).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Files.writeString(
        data.resolve("tocsin.properties"), "port=1\nintake.backlog=100\nlog.level=warn\n");
    Map<String, String> environment = Map.of("TOCSIN_PORT", "2", "TOCSIN_INTAKE_BACKLOG", "200");

    Settings settings = SettingSources.read(Map.of("port", "3"), environment, null, data);

    assertThat(settings.get(SettingTable.PORT)).isEqualTo(3);
    assertThat(settings.get(SettingTable.INTAKE_BACKLOG)).isEqualTo(200);
    assertThat(settings.get(SettingTable.LOG_LEVEL)).isEqualTo(LogLevel.WARN);
  }

  @Test
  void aNamedFileStandsInForTheOneInTheDataFolder() throws IOException {
    Files.writeString(data.resolve("tocsin.properties"), "port=1\n");
    Path named = Files.writeString(data.resolve("other.properties"), "host=0.0.0.0\n");

    Settings settings = SettingSources.read(Map.of(), Map.of(), named, data);

    assertThat(settings.get(SettingTable.HOST)).isEqualTo("0.0.0.0");
    assertThat(settings.get(SettingTable.PORT)).isEqualTo(8010);
  }

  @Test
  void anUnknownSettingIsRefusedWhereverItStands() throws IOException {
    refuses(() -> commandLine("email.ulr", "x"), "There is no setting email.ulr.");
    refuses(() -> environment("TOCSIN_EMAIL_ULR", "x"), "TOCSIN_EMAIL_ULR sets nothing");
    Files.writeString(data.resolve("tocsin.properties"), "emial.url=x\n");
    refuses(() -> SettingSources.read(Map.of(), Map.of(), null, data), "no setting emial.url");
  }

  @Test
  void aMalformedValueIsRefusedWithWhatItShouldBe() {
    refuses(() -> commandLine("port", "ninety"), "--set port must be a number from 0 to 65535.");
    refuses(() -> commandLine("port", "70000"), "a number from 0 to 65535");
    refuses(() -> commandLine("port", ""), "a number from 0 to 65535");
    refuses(() -> environment("TOCSIN_WEBHOOK_ALLOW_PRIVATE", "yes"), "must be true or false.");
    refuses(() -> commandLine("public.url", "oncall.example.org"), "a web address such as");
    refuses(() -> commandLine("public.url", "http://a b"), "a web address such as");
    refuses(() -> commandLine("log.level", "loud"), "debug, info, warn or error");
  }

  @Test
  void aFileThatIsMissingOrNoTextIsRefused() throws IOException {
    Path missing = data.resolve("missing.properties");
    refuses(() -> SettingSources.read(Map.of(), Map.of(), missing, data), "no settings file");
    Path binary = Files.write(data.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    refuses(() -> SettingSources.read(Map.of(), Map.of(), binary, data), "can't be read");
  }

  @Test
  void variablesOfOthersAreLeftAlone() {
    Map<String, String> environment =
        Map.of(
            "HOME", "/root",
            "TOCSIN_JAVA_OPTS", "-Xmx1g",
            "TOCSIN_SERVICE_HOST", "10.0.0.1",
            "TOCSIN_PORT_8010_TCP_ADDR", "10.0.0.1",
            "TOCSIN_PORT", "tcp://10.0.0.1:8010");

    Settings settings = SettingSources.read(Map.of(), environment, null, null);

    assertThat(settings.get(SettingTable.PORT)).isEqualTo(8010);
  }

  @Test
  void aPublicAddressLosesTheSlashAtItsEnd() {
    assertThat(
            commandLine("public.url", "https://oncall.example.org/").get(SettingTable.PUBLIC_URL))
        .contains("https://oncall.example.org");
  }

  @Test
  void secretsAreNotShown() {
    Settings settings = commandLine("email.url", "smtp://me:pa55@mail.example.org");

    assertThat(settings.get(SettingTable.EMAIL_URL)).contains("smtp://me:pa55@mail.example.org");
    assertThat(settings.toString()).isEqualTo("email.url=(secret)");
  }

  @Test
  void oneOfSeveralHasANameOfItsOwnInItsSettings() {
    Setting<String> url = new Setting<>("phone.*.from-url", "", "Where.", true, text -> text);

    assertThat(url.named("phone.acme.from-url").orElseThrow().variable())
        .isEqualTo("TOCSIN_PHONE_ACME_FROM_URL");
    assertThat(url.variable("TOCSIN_PHONE_ACME_FROM_URL").orElseThrow().name())
        .isEqualTo("phone.acme.from-url");
    for (String none :
        List.of("phone.from-url", "phone..from-url", "phone.a.b.from-url", "phone.a_b.from-url")) {
      assertThat(url.named(none)).as(none).isEmpty();
    }
    assertThat(url.variable("TOCSIN_PHONE_A_B_FROM_URL")).isEmpty();
  }

  private Settings commandLine(String name, String text) {
    return SettingSources.read(Map.of(name, text), Map.of(), null, null);
  }

  private Settings environment(String variable, String text) {
    return SettingSources.read(Map.of(), Map.of(variable, text), null, null);
  }

  private static void refuses(ThrowingCallable reading, String words) {
    assertThatThrownBy(reading)
        .isInstanceOf(CannotGoOn.class)
        .hasMessageContaining(words)
        .extracting(e -> ((CannotGoOn) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
