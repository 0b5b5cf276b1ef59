package tocsin.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.Engine;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.WishQueue;
import tocsin.runtime.intake.Backlog;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/** How many events a second the engine decides and stores, from a full event log. */
final class EngineBench {
  private static final int EVENTS = 200_000;

  private EngineBench() {}

  static void run() throws Exception {
    measure("warm-up", 40_000, 40_000);
    measure("  0 % duplicates", EVENTS, EVENTS);
    measure(" 99 % duplicates", EVENTS, EVENTS / 100);
  }

  private static void measure(String what, int events, int keys) throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    try (Stores stores = SqliteStores.open(folder, warning -> {})) {
      stores.directory().save(BenchAccount.asking(1));
      fill(stores, events, keys);
      AtomicLong ids = new AtomicLong();
      Engine engine =
          new Engine(
              new Engine.Ports(stores.eventLog(), stores.incidents()),
              new Engine.Surroundings(
                  new LiveDirectory(stores.directory()),
                  new WishQueue(10, () -> {}),
                  new Backlog(10),
                  new IncidentFeed(),
                  () -> "Q%013X".formatted(ids.incrementAndGet()),
                  () -> {}),
              new SimpleMeterRegistry());
      long start = System.nanoTime();
      while (engine.lag() > 0) {
        Instant unused = engine.poll(Instant.now());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%s: %,.0f events/s (%,d events, %,d incidents, %.1f s, %,d bytes stored per event)%n",
          what,
          events / seconds,
          events,
          stores.incidents().progress().incidentNumber(),
          seconds,
          Files.size(folder.resolve("engine.db")) / events);
    } finally {
      Folders.delete(folder);
    }
  }

  private static void fill(Stores stores, int events, int keys) {
    List<CompletableFuture<Long>> appends = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      long key = i % keys;
      appends.add(
          stores
              .eventLog()
              .append(
                  new Event(
                      Instant.now(),
                      Bodies.ROUTING_KEY,
                      EventAction.TRIGGER,
                      "bench-" + key,
                      "disk of db-7 is 97 percent full and still growing",
                      "db-7.eu-west.example.org",
                      Severity.CRITICAL,
                      Bodies.of(key))));
      if (appends.size() == 10_000) {
        appends.forEach(CompletableFuture::join);
        appends.clear();
      }
    }
    appends.forEach(CompletableFuture::join);
  }
}
