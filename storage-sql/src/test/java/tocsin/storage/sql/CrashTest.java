package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.event.LoggedEvent;
import tocsin.core.incident.Incident;
import tocsin.storage.EventLog;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.Stores;
import tocsin.storage.kit.Batch;
import tocsin.storage.kit.Samples;

/**
 * A process that stores is killed at random moments, again and again; whatever it said was stored
 * is there afterwards, once.
 */
class CrashTest {
  private static final int ROUNDS = 8;
  private static final int APPENDERS = 16;

  @TempDir Path folder;

  /** What was acknowledged so far: dedup keys by position, and the highest incident number. */
  private final Map<Long, String> events = new HashMap<>();

  private long incidents;

  /** The process that is killed: says each acknowledged event and incident on a line of its own. */
  static final class Child {
    public static void main(String[] arguments) {
      Stores stores = SqliteStores.open(Path.of(arguments[0]), System.err::println);
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      AtomicLong next = new AtomicLong(stores.eventLog().lastPosition() * 1_000);
      for (int i = 0; i < APPENDERS; i++) {
        Thread.ofPlatform().start(() -> appendForEver(stores, next, out));
      }
      commitForEver(stores, out);
    }

    private static void appendForEver(Stores stores, AtomicLong next, PrintStream out) {
      while (true) {
        String key = "key" + next.incrementAndGet();
        long position = stores.eventLog().append(Samples.event(key, Samples.NOON)).join();
        out.println("event " + position + " " + key + " .");
      }
    }

    private static void commitForEver(Stores stores, PrintStream out) {
      long number = stores.incidents().progress().incidentNumber();
      while (true) {
        number++;
        Incident incident = Samples.incident(number);
        new Batch()
            .put(incident)
            .put(Samples.alert("A" + number, incident, "key" + number))
            .add(Samples.note("L" + number, incident, "made"))
            .commit(stores.incidents(), number);
        out.println("incident " + number + " .");
      }
    }
  }

  @Test
  void whatWasAcknowledgedBeforeAKillIsThereOnceAfterIt() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      runAndKill(round * 40);
      verify();
    }
    assertThat(events).hasSizeGreaterThan(ROUNDS * 40);
    assertThat(incidents).isPositive();
  }

  /**
   * Lets a child work until it has said that many lines, and kills it in the middle of its work.
   */
  private void runAndKill(int lines) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      long before = incidents;
      for (int i = 0; i < lines || incidents == before; i++) {
        remember(said.readLine());
      }
      assertThatTheFolderIsInUse();
      // Not through the process itself: that would close the stream with the last lines in it.
      assertThat(child.toHandle().destroyForcibly()).isTrue();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        remember(line);
      }
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private void assertThatTheFolderIsInUse() {
    StorageException refusal =
        catchThrowableOfType(
            StorageException.class, () -> SqliteStores.open(folder, _ -> {}).close());
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(Kind.IN_USE);
  }

  /** A line without its full stop was cut off by the kill, and tells nothing. */
  private void remember(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("event") && words.length == 4) {
      assertThat(events.put(Long.parseLong(words[1]), words[2])).isNull();
    } else if (words[0].equals("incident") && words.length == 3) {
      incidents = Math.max(incidents, Long.parseLong(words[1]));
    }
  }

  /** A read gives what fits in memory, so all is read in several. */
  private static List<LoggedEvent> allOf(EventLog log) {
    List<LoggedEvent> all = new ArrayList<>();
    for (List<LoggedEvent> group = log.read(0, 1_000);
        !group.isEmpty();
        group = log.read(all.getLast().position(), 1_000)) {
      all.addAll(group);
    }
    return all;
  }

  private void verify() {
    try (Stores stores = SqliteStores.open(folder, warning -> assertThat(warning).isNull())) {
      List<LoggedEvent> stored = allOf(stores.eventLog());
      Map<Long, String> keys = new HashMap<>();
      stored.forEach(e -> keys.put(e.position(), e.event().dedupKey()));
      assertThat(keys).containsAllEntriesOf(events);
      Set<String> once = new HashSet<>();
      assertThat(stored).allMatch(e -> once.add(e.event().dedupKey()));
      long number = stores.incidents().progress().incidentNumber();
      assertThat(number).isGreaterThanOrEqualTo(incidents);
      assertThat(stores.facts().lastPosition()).isEqualTo(number);
      assertThat(stores.queries().find(number).isPresent()).isEqualTo(number > 0);
      assertThat(stores.queries().find(number + 1)).isEmpty();
    }
  }
}
