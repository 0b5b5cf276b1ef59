package tocsin.storage.sql;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentStore;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Stores;
import tocsin.storage.kit.Batch;
import tocsin.storage.kit.Samples;

/**
 * Measures what the stores can do on this machine; run by hand, never by the tests. Arguments: a
 * folder to make the data folder in, seconds for each part, and how many incidents to fill the
 * store with before lists are timed (0: don't).
 */
final class StorageBench {
  private static final String BODY = "{\"payload\":{\"x\":\"" + "x".repeat(400) + "\"}}";

  private StorageBench() {}

  public static void main(String[] arguments) throws IOException {
    Path parent = Path.of(arguments.length > 0 ? arguments[0] : "target");
    long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 5;
    Path folder = Files.createTempDirectory(parent, "bench");
    for (String part : List.of("new", "again")) {
      long begin = System.nanoTime();
      Stores stores = SqliteStores.open(folder, System.out::println);
      System.out.printf("open %s: %d ms%n", part, millisSince(begin));
      stores.close();
    }
    try (Stores stores = SqliteStores.open(folder, System.out::println)) {
      for (int inFlight : List.of(1, 64, 2_000)) {
        appends(stores, inFlight, Duration.ofSeconds(seconds));
      }
      reads(stores);
      newIncidents(stores, Duration.ofSeconds(seconds));
      newIncidents(stores, Duration.ofSeconds(seconds));
      duplicates(stores, Duration.ofSeconds(seconds));
      if (arguments.length > 2) {
        lists(stores, Long.parseLong(arguments[2]));
      }
    }
    System.out.println("data in " + folder);
  }

  /** Of the threads that take part, so that a busy machine and the compiler don't count. */
  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(t -> t != null && t.getThreadName().matches("main|write .*|append .*|ForkJoin.*"))
        .mapToLong(t -> threads.getThreadCpuTime(t.getThreadId()))
        .sum();
  }

  private static long millisSince(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  private static Event event(long i) {
    return new Event(
        Instant.ofEpochMilli(1_790_000_000_000L + i),
        "0123456789abcdef0123456789abcdef",
        EventAction.TRIGGER,
        "key" + i,
        "Disk full on db" + i,
        "db" + i,
        Severity.CRITICAL,
        BODY);
  }

  /** That many appends under way at any time; each that ends begins the next. */
  private static void appends(Stores stores, int inFlight, Duration time) {
    AtomicLong done = new AtomicLong();
    long cpu = cpuNanos();
    List<long[]> latencies = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, inFlight)
            .mapToObj(_ -> {
              long[] micros = new long[1 + 2_000_000 / inFlight];
              latencies.add(micros);
              CompletableFuture<Void> over = new CompletableFuture<>();
              new Writer(stores, done, micros, end, over).append(0);
              return over;
            })
            .toList();
    writers.forEach(CompletableFuture::join);
    long[] all =
        latencies.stream().flatMapToLong(Arrays::stream).filter(l -> l > 0).sorted().toArray();
    System.out.printf(
        "%d writers: %,d appends/s (%.1f us of CPU each), p50 %d us, p99 %d us%n",
        inFlight,
        done.get() * 1_000 / time.toMillis(),
        (cpuNanos() - cpu) / 1e3 / done.get(),
        all[all.length / 2],
        all[(int) (all.length * 0.99)]);
  }

  /** Appends one event after the other until the time is over, and notes how long each took. */
  private record Writer(
      Stores stores, AtomicLong done, long[] micros, long end, CompletableFuture<Void> over) {
    void append(int n) {
      long begin = System.nanoTime();
      if (begin > end) {
        boolean _ = over.complete(null);
        return;
      }
      CompletableFuture<Void> _ =
          stores
              .eventLog()
              .append(event(done.get()))
              .thenAccept(_ -> {
                micros[n % micros.length] = Math.max(1, (System.nanoTime() - begin) / 1_000);
                long _ = done.incrementAndGet();
                Thread _ = Thread.startVirtualThread(() -> append(n + 1));
              });
    }
  }

  private static void reads(Stores stores) {
    long begin = System.nanoTime();
    long read = 0;
    long after = 0;
    while (read < 500_000) {
      var events = stores.eventLog().read(after, 1_000);
      if (events.isEmpty()) {
        break;
      }
      read += events.size();
      after = events.getLast().position();
    }
    System.out.printf("reads by 1,000: %,d events/s%n", read * 1_000 / millisSince(begin));
  }

  /** Every event makes an alert and an incident that pages somebody twice. */
  private static void newIncidents(Stores stores, Duration time) {
    IncidentStore store = stores.incidents();
    long number = store.progress().incidentNumber();
    long first = number;
    long cpu = cpuNanos();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      Batch batch = new Batch();
      List<AlertKey> keys = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        number++;
        keys.add(add(batch, number).key());
      }
      IncidentStore.Loaded _ = store.load(keys, List.of());
      batch.commit(store, number);
    }
    System.out.printf(
        "0 %% duplicates: %,d events/s in batches of 1,000 (%.1f us of CPU each)%n",
        (number - first) * 1_000 / millisSince(begin), (cpuNanos() - cpu) / 1e3 / (number - first));
  }

  private static Alert add(Batch batch, long number) {
    Incident incident =
        Samples.escalatingAt(Samples.incident(number), Samples.NOON.plusSeconds(number));
    Alert alert = Samples.alert("A" + number, incident, "key" + number);
    var triggered =
        new IncidentFact.Triggered(
            number,
            incident.subject(),
            incident.urgency(),
            null,
            incident.escalation().policy(),
            null,
            null);
    var assigned =
        new IncidentFact.Assigned(
            List.of(Samples.ANA),
            1,
            AssignedVia.ESCALATION_POLICY,
            AssignReason.CREATED,
            Samples.NOON,
            null,
            List.of());
    var alerted =
        new IncidentFact.AlertTriggered(
            alert.id(), alert.key(), alert.summary(), alert.source(), alert.severity());
    Batch _ =
        batch
            .put(incident)
            .put(alert)
            .body(alert, BODY)
            .add(
                Samples.fact("T" + number, incident, triggered),
                Samples.fact("L" + number, incident, alerted),
                Samples.fact("S" + number, incident, assigned))
            .send(
                new OutboxMessage.Notify(Samples.notification("N" + number, incident, Samples.ANA)),
                new OutboxMessage.Notify(
                    Samples.notification("M" + number, incident, Samples.ANA)));
    return alert;
  }

  /** Of 1,000 events 10 are the first of their alert. */
  private static void duplicates(Stores stores, Duration time) {
    IncidentStore store = stores.incidents();
    long number = store.progress().incidentNumber();
    long events = 0;
    long cpu = cpuNanos();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      Batch batch = new Batch();
      List<AlertKey> keys = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        keys.add(Samples.key("key" + (number - i)));
      }
      IncidentStore.Loaded loaded = store.load(keys, List.of());
      for (Alert alert : loaded.openAlerts()) {
        Alert repeated = alert;
        for (int i = 0; i < 99; i++) {
          repeated = repeated.repeated(null, Samples.NOON.plusSeconds(number));
        }
        Batch _ = batch.put(repeated);
      }
      for (int i = 0; i < 10; i++) {
        number++;
        Alert _ = add(batch, number);
      }
      batch.commit(store, number);
      events += 1_000;
    }
    System.out.printf(
        "99 %% duplicates: %,d events/s in batches of 1,000 (%.1f us of CPU each)%n",
        events * 1_000 / millisSince(begin), (cpuNanos() - cpu) / 1e3 / events);
  }

  /** Fills up with resolved incidents, so that a few in a thousand are open, and asks for pages. */
  private static void lists(Stores stores, long incidents) {
    IncidentStore store = stores.incidents();
    long number = store.progress().incidentNumber();
    while (number < incidents) {
      Batch batch = new Batch();
      for (int i = 0; i < 1_000; i++) {
        number++;
        Incident incident =
            Samples.incident(number, new ServiceId("P" + number % 500), "Disk full on db" + number);
        Batch _ =
            batch.put(
                number % 300 == 0
                    ? Samples.assignedTo(incident, new UserId("U" + number % 100))
                    : Samples.with(incident, IncidentStatus.RESOLVED));
      }
      batch.commit(store, number);
    }
    Set<IncidentStatus> open = Set.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);
    for (int i = 0; i < 2; i++) {
      list(stores, "open", filter(open, Set.of(), Set.of(), null));
      list(stores, "all", filter(Set.of(), Set.of(), Set.of(), null));
      list(stores, "open of a service", filter(open, Set.of(new ServiceId("P0")), Set.of(), null));
      list(
          stores,
          "all of a service",
          filter(Set.of(), Set.of(new ServiceId("P7")), Set.of(), null));
      list(stores, "of a person", filter(open, Set.of(), Set.of(new UserId("U0")), null));
      list(stores, "with a text", filter(Set.of(), Set.of(), Set.of(), "no such text"));
    }
  }

  private static IncidentFilter filter(
      Set<IncidentStatus> statuses,
      Set<ServiceId> services,
      Set<UserId> users,
      @Nullable String text) {
    return new IncidentFilter(
        statuses,
        services,
        users,
        Set.of(),
        null,
        null,
        null,
        text,
        List.of(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, true)),
        0,
        25);
  }

  private static void list(Stores stores, String name, IncidentFilter filter) {
    long begin = System.nanoTime();
    int found = stores.queries().list(filter).size();
    long listed = System.nanoTime();
    long count = stores.queries().count(filter);
    System.out.printf(
        "list %s: %d in %.1f ms; count %,d in %.1f ms%n",
        name, found, (listed - begin) / 1e6, count, (System.nanoTime() - listed) / 1e6);
  }
}
