package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * By every medium: a way counts once its owner has brought back a code that came by it; then an
 * event becomes a message there, whoever is not genuine changes nothing, and the person's answer
 * comes back as the provider brings it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMediumStoryTest {
  private final List<Medium> media =
      List.of(
          new OnSlack(),
          new OnTelegram(),
          new OnMattermost(),
          new OnDiscord(),
          new OnMatrix(),
          ByLinks.onTeams(),
          ByLinks.onGoogleChat(),
          ByLinks.byWebhook(),
          new ByMail(),
          ByPush.unifiedPush(),
          ByPush.ntfy(),
          new ByText(),
          new ByWhatsApp(),
          new ByCall(),
          new ByGateway(),
          new BySmpp());
  private RealServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    Map<String, String> settings = new HashMap<>();
    media.forEach(medium -> settings.putAll(medium.settings()));
    // Three providers carry texts; each is asked for one country.
    settings.put("phone.providers", "twilio,whatsapp,calls,acme,carrier");
    settings.put("phone.countries", "+49:acme,+44:carrier");
    server = new RealServer(folder, settings);
  }

  @AfterAll
  void stop() {
    server.close();
    media.forEach(Medium::close);
  }

  Stream<Medium> media() {
    return media.stream();
  }

  @ParameterizedTest
  @MethodSource("media")
  void aWayIsProvedByACodeAndThenPagesAreAnsweredThere(Medium medium) {
    String kind = medium.label();
    Person person = server.person("Ann on " + kind);
    String type = medium.name() + "_contact_method";
    String way = person.adds("\"type\": \"" + type + "\", " + medium.place());
    person.isToldBy(way, type);
    person.suffers(kind + "-early", "Too early for " + kind);

    prove(person, way, medium);
    person.suffers(kind, "Disk full, says " + kind);
    String page = got(medium, "Disk full, says " + kind);

    medium.isForged(page, server);
    assertThat(status(kind)).isEqualTo("triggered");
    medium.acknowledges(page, server);
    RealServer.until("it is acknowledged", () -> status(kind).equals("acknowledged"));
    RealServer.until("the timeline tells it", () -> !server.acknowledgement(kind).isEmpty());
    assertThat(server.acknowledgement(kind)).isEqualTo("Ann on " + kind + " by " + medium.way());
    assertThat(medium.got(server)).noneMatch(message -> message.contains("Too early"));
  }

  private void prove(Person person, String way, Medium medium) {
    // Who is told of an incident is decided with it: what is proved later is not told of it.
    RealServer.until(
        "the early incident is there",
        () -> server.incident(medium.label() + "-early").path("id").isString());
    person.asksForCode(way);
    String code =
        RealServer.await(
            "a code by " + medium,
            () ->
                medium.got(server).stream()
                    .map(medium::code)
                    .filter(found -> !found.isEmpty())
                    .findFirst());
    assertThat(code).matches("\\d{6}");
    String wrong = code.equals("000000") ? "000001" : "000000";
    assertThat(person.proves(way, wrong, 400)).isFalse();
    assertThat(person.proves(way, code, 200)).isTrue();
  }

  private String got(Medium medium, String words) {
    return RealServer.await(
        "a page by " + medium,
        () -> {
          List<String> all = medium.got(server);
          return all.stream().filter(message -> message.contains(words)).findFirst();
        });
  }

  private String status(String key) {
    return server.incident(key).path("status").asString("");
  }
}
