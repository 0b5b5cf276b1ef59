package tocsin.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.Mail;
import tocsin.acceptance.Mailbox;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;
import tocsin.acceptance.crash.Ledger.Answer;

/**
 * Promises 1, 2 and 4 on the real process: 64 senders, kill -9 at random moments of starting and of
 * work, and at the end every event answered 202 is there exactly once, and everybody was told.
 */
class CrashTest {
  private static final int ROUNDS = 20;
  private static final int SENDERS = 64;
  private static final Duration FOR_ALL_MAILS = Duration.ofSeconds(90);
  private static final List<String> PEOPLE = List.of("ann@example.org", "bob@example.org");

  /** Mails handed over at once per person, at most: the lanes of the server's channels. */
  private static final int IN_FLIGHT = 32;

  private final long seed =
      Optional.ofNullable(System.getProperty("tocsin.seed"))
          .map(Long::valueOf)
          .orElseGet(System::nanoTime);
  private final Random random = new Random(seed);
  private final Ledger ledger = new Ledger();
  private final Mailbox mailbox = new Mailbox();

  @Test
  void nothingThatWasAcceptedIsLostHoweverOftenItIsKilled(@TempDir Path folder) throws Exception {
    System.out.println("Crash test with -Dtocsin.seed=" + seed);
    Installation installation = Installation.in(folder);
    String routingKey = setUp(installation);
    List<MonitoringTool> tools = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      tools.add(new MonitoringTool("tool" + i, routingKey, new Random(random.nextLong()), ledger));
    }
    for (int round = 0; round < ROUNDS; round++) {
      killInTheMiddle(installation, tools, round % 4 == 3);
    }
    Optional<AssertionError> silence;
    try (ServerProcess server = installation.serveWithoutBundles(mailbox)) {
      silence = drain(installation.api(server), routingKey);
      installation.balances();
      server.terminate();
      assertThat(server.exitCode()).as(server.errors()).isZero();
    }
    Reckoning reckoning = Reckoning.of(installation.data());
    print(reckoning);
    checkEvents(reckoning);
    checkMails(reckoning);
    assertThat(silence).isEmpty();
    mailbox.close();
  }

  private String setUp(Installation installation) throws InterruptedException {
    try (ServerProcess server = installation.serveWithoutBundles(mailbox)) {
      RestApi api = installation.api(server);
      String ann = api.user("Ann", PEOPLE.getFirst());
      String bob = api.user("Bob", PEOPLE.getLast());
      String policy = api.policyOfOneLevel("Both at once", ann, bob);
      return api.integration(api.service("Shop", policy), "events_api_v2_inbound_integration");
    }
  }

  /** One round: the process dies during its start when {@code early}, under load otherwise. */
  private void killInTheMiddle(Installation installation, List<MonitoringTool> tools, boolean early)
      throws InterruptedException {
    ServerProcess server = installation.serveWithoutBundles(mailbox);
    List<CompletableFuture<?>> senders = new ArrayList<>();
    for (MonitoringTool tool : tools) {
      senders.add(
          CompletableFuture.runAsync(
              () -> whenItListens(server, tool), sender -> Thread.ofPlatform().start(sender)));
    }
    if (!early) {
      URI unused = server.address();
    }
    Duration life = Duration.ofMillis(50 + random.nextInt(2_500));
    assertThat(server.endsWithin(life)).as("It died by itself:\n" + server.errors()).isFalse();
    server.kill();
    senders.forEach(CompletableFuture::join);
  }

  private static void whenItListens(ServerProcess server, MonitoringTool tool) {
    try {
      server.addressUnlessItEnds().ifPresent(tool::sendTo);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until everything sent before is decided and everybody who must hear of it has. What keeps
   * them from it is better told by what the stores hold, so that a wait in vain is only returned.
   */
  private Optional<AssertionError> drain(RestApi api, String routingKey) {
    api.event(routingKey, "trigger", "last", "About <last>");
    ledger.triggered("last");
    Set<String> wanted =
        ledger.open().stream().map(key -> "About <" + key + ">").collect(Collectors.toSet());
    int atLeast = wanted.size() * PEOPLE.size();
    try {
      Eventually.until(
          "there are " + atLeast + " mails", FOR_ALL_MAILS, () -> mailbox.size() >= atLeast);
      for (String person : PEOPLE) {
        Eventually.until(
            "everything has reached " + person, () -> mailedTo(person).containsAll(wanted));
      }
      return Optional.empty();
    } catch (AssertionError inVain) {
      return Optional.of(inVain);
    }
  }

  private Set<String> mailedTo(String person) {
    return mailbox.all().stream()
        .filter(mail -> mail.to().equals(person))
        .map(mail -> mail.subject().substring(mail.subject().indexOf("About <")))
        .collect(Collectors.toSet());
  }

  private void checkEvents(Reckoning reckoning) {
    assertThat(ledger.with(Answer.WRONG)).as("answered neither 202 nor 429").isEmpty();
    assertThat(ledger.with(Answer.ACCEPTED)).hasSizeGreaterThan(ROUNDS * SENDERS);
    assertThat(Ledger.missing(ledger.with(Answer.ACCEPTED), reckoning.numbers()))
        .as("accepted and lost")
        .isEmpty();
    assertThat(Ledger.doubled(reckoning.numbers())).as("there twice").isEmpty();
    assertThat(ledger.with(Answer.REFUSED))
        .as("refused and yet there")
        .doesNotContainAnyElementsOf(reckoning.numbers());
    assertThat(reckoning.behind()).as("events without a decision").isZero();
    assertThat(reckoning.stored()).as("alerts and their counts").isEqualTo(reckoning.expected());
    assertThat(reckoning.severalAlerts()).as("incidents without just one alert").isEmpty();
  }

  /** Who was mailed about which incident; a resolve may have come before the mail. */
  private void checkMails(Reckoning reckoning) {
    Map<String, Set<String>> mailed =
        mailbox.all().stream()
            .collect(
                Collectors.groupingBy(
                    CrashTest::incident, Collectors.mapping(Mail::to, Collectors.toSet())));
    Set<String> silent = new HashSet<>();
    reckoning
        .keyOf()
        .forEach((incident, key) -> {
          if (ledger.open().contains(key)
              && mailed.getOrDefault(incident, Set.of()).size() < PEOPLE.size()) {
            silent.add(incident);
          }
        });
    assertThat(silent).as("open incidents that somebody was not mailed").isEmpty();
    assertThat(reckoning.keyOf().keySet())
        .as("mailed without an incident")
        .containsAll(mailed.keySet());
    assertThat(onePagePerPerson()).as("pages beyond one for each person and incident").isZero();
    assertThat(doubledMails()).isLessThanOrEqualTo(ROUNDS * IN_FLIGHT * PEOPLE.size());
  }

  /** Different pages for one person and one incident are never a repetition after a crash. */
  private int onePagePerPerson() {
    Set<String> pages = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    mailbox
        .all()
        .forEach(mail -> {
          pages.add(mail.id());
          pairs.add(mail.to() + mail.thread());
        });
    return pages.size() - pairs.size();
  }

  private int doubledMails() {
    List<Mail> all = mailbox.all();
    return all.size() - all.stream().map(Mail::id).collect(Collectors.toSet()).size();
  }

  /** The incident's id is the name of the thread: {@code <incident.ID@domain>}. */
  private static String incident(Mail mail) {
    return mail.thread().replaceAll("^<incident\\.|@.*$", "");
  }

  private void print(Reckoning reckoning) {
    System.out.printf(
        "Crash test: %d kills, %d events accepted, %d refused, %d unanswered of which %d were"
            + " stored; %d incidents, %d mails, %d of them sent twice%n",
        ROUNDS,
        ledger.with(Answer.ACCEPTED).size(),
        ledger.with(Answer.REFUSED).size(),
        ledger.with(Answer.UNKNOWN).size(),
        reckoning.numbers().size() - ledger.with(Answer.ACCEPTED).size() - 1,
        reckoning.keyOf().size(),
        mailbox.size(),
        doubledMails());
  }
}
