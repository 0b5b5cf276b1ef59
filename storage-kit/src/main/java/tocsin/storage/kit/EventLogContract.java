package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.core.event.Severity;
import tocsin.storage.EventLog;

/** What every {@link EventLog} keeps to. */
public abstract class EventLogContract extends StoresContract {
  private long append(Event event) {
    return stores.eventLog().append(event).join();
  }

  @Test
  void anEmptyLogHasNoEvents() {
    assertThat(stores.eventLog().lastPosition()).isZero();
    assertThat(stores.eventLog().read(0, 10)).isEmpty();
    assertThat(stores.eventLog().find(1)).isEmpty();
  }

  @Test
  void positionsBeginAtOneAndGrow() {
    assertThat(append(Samples.event("a", Samples.NOON))).isEqualTo(1);
    assertThat(append(Samples.event("b", Samples.NOON))).isGreaterThan(1);
  }

  @Test
  void anEventComesBackAsItWas() {
    for (EventAction action : EventAction.values()) {
      for (Severity severity : Stream.of(Severity.values()).toList()) {
        comesBack(event(action, severity));
      }
    }
    comesBack(
        new Event(
            Samples.NOON, "key", EventAction.RESOLVE, "dedup", "", "", null, "{\"ü\":\"🔔\"}"));
  }

  private static Event event(EventAction action, Severity severity) {
    return new Event(Samples.NOON, "key", action, "dedup", "summary", "source", severity, "{}");
  }

  private void comesBack(Event event) {
    long position = append(event);
    assertThat(stores.eventLog().find(position)).contains(new LoggedEvent(position, event));
    assertThat(stores.eventLog().read(position - 1, 1))
        .containsExactly(new LoggedEvent(position, event));
  }

  @Test
  void eventsAreReadInOrderAfterAPosition() {
    List<Long> positions = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      positions.add(append(Samples.event("key" + i, Samples.NOON)));
    }

    assertThat(stores.eventLog().read(0, 1_000))
        .extracting(LoggedEvent::position)
        .isEqualTo(positions);
    assertThat(stores.eventLog().read(positions.get(9), 3))
        .extracting(e -> e.event().dedupKey())
        .containsExactly("key10", "key11", "key12");
    assertThat(stores.eventLog().read(positions.getLast(), 3)).isEmpty();
    assertThat(stores.eventLog().lastPosition()).isEqualTo(positions.getLast());
  }

  @Test
  void changesAreFoundAmongOtherEvents() {
    append(Samples.event("a", Samples.NOON));
    long change = append(event(EventAction.CHANGE, Severity.INFO));
    long last = append(Samples.event("b", Samples.NOON));

    EventLog.Changes changes = stores.eventLog().changes(0, 1_000);
    assertThat(changes.upTo()).isEqualTo(last);
    assertThat(changes.events()).extracting(LoggedEvent::position).containsExactly(change);
    assertThat(stores.eventLog().changes(change, 1_000).events()).isEmpty();
    assertThat(stores.eventLog().changes(last, 1_000).upTo()).isEqualTo(last);
  }

  @Test
  void eventsThatCameAtOnceAreReadOneByOne() {
    List<CompletableFuture<Long>> appends =
        IntStream.range(0, 5_000)
            .mapToObj(i -> stores.eventLog().append(Samples.event("key" + i, Samples.NOON)))
            .toList();
    List<Long> positions = appends.stream().map(CompletableFuture::join).toList();

    assertThat(positions).isSorted().doesNotHaveDuplicates();
    List<Long> read = new ArrayList<>();
    for (long after = 0; ; after = read.getLast()) {
      List<LoggedEvent> next = stores.eventLog().read(after, 333);
      if (next.isEmpty()) {
        break;
      }
      next.forEach(e -> read.add(e.position()));
    }
    assertThat(read).isEqualTo(positions);
    long one = positions.get(2_345);
    assertThat(stores.eventLog().find(one).orElseThrow().event().dedupKey()).isEqualTo("key2345");
  }

  @Test
  void manyThreadsAppendAndEachEventIsThereOnceWhileOthersRead() {
    List<Long> positions;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<List<Long>>> writers =
          IntStream.range(0, 64)
              .mapToObj(t -> CompletableFuture.supplyAsync(() -> appendTwenty(t), threads))
              .toList();
      CompletableFuture<Long> reader =
          CompletableFuture.supplyAsync(() -> readUpTo(64 * 20), threads);
      positions = writers.stream().flatMap(w -> w.join().stream()).toList();
      assertThat(reader.join()).isEqualTo(64 * 20);
    }
    assertThat(positions).doesNotHaveDuplicates();
    assertThat(stores.eventLog().read(0, 10_000))
        .extracting(LoggedEvent::position)
        .containsExactlyInAnyOrderElementsOf(positions);
    assertThat(stores.eventLog().read(0, 10_000))
        .extracting(e -> e.event().dedupKey())
        .doesNotHaveDuplicates();
  }

  private List<Long> appendTwenty(int thread) {
    return IntStream.range(0, 20)
        .mapToObj(i -> append(Samples.event(thread + "/" + i, Samples.NOON)))
        .toList();
  }

  /** Follows the log until that many events came by; how many did. */
  private long readUpTo(int all) {
    long seen = 0;
    long after = 0;
    while (seen < all) {
      for (LoggedEvent event : stores.eventLog().read(after, 100)) {
        assertThat(event.position()).isGreaterThan(after);
        after = event.position();
        seen++;
      }
    }
    return seen;
  }

  @Test
  void whatWasAppendedIsThereAfterARestartAndPositionsGoOn() {
    long before = append(Samples.event("before", Samples.NOON));
    reopen();

    assertThat(stores.eventLog().lastPosition()).isEqualTo(before);
    assertThat(stores.eventLog().find(before)).isPresent();
    assertThat(append(Samples.event("after", Samples.NOON))).isGreaterThan(before);
  }

  @Test
  void oldEventsAreForgottenAndLaterOnesStay() {
    Instant yesterday = Samples.NOON.minusSeconds(86_400);
    long old = append(Samples.event("old", yesterday));
    long young = append(Samples.event("young", Samples.NOON));
    append(Samples.event("youngest", Samples.NOON.plusSeconds(1)));

    stores.eventLog().forget(Samples.NOON);

    assertThat(stores.eventLog().find(old)).isEmpty();
    assertThat(stores.eventLog().find(young)).isPresent();
    assertThat(stores.eventLog().read(0, 10))
        .extracting(e -> e.event().dedupKey())
        .containsExactly("young", "youngest");
  }

  @Test
  void theOldestGoUntilTheRestIsSmallEnoughButNoneThatIsStillNeeded() {
    EventLog log = stores.eventLog();
    for (int i = 0; i < 40; i++) {
      append(Samples.event("large" + i, Samples.NOON, "x".repeat(100_000)));
    }
    long all = log.bytes();
    assertThat(all).isGreaterThan(3_900_000);

    log.forgetBeyond(all / 2, 0);
    assertThat(log.read(0, 1)).extracting(LoggedEvent::position).containsExactly(1L);

    log.forgetBeyond(all / 2, 30);
    assertThat(log.bytes()).isLessThanOrEqualTo(all / 2);
    assertThat(log.find(40)).isPresent();
    assertThat(log.find(1)).isEmpty();

    log.forgetBeyond(0, 30);
    assertThat(log.find(31)).isPresent();
    assertThat(log.find(30)).isEmpty();
  }

  @Test
  void aPositionIsNeverGivenTwiceEvenWhenAllWasForgotten() {
    long last = append(Samples.event("old", Samples.NOON));
    stores.eventLog().forget(Samples.NOON.plusSeconds(3_600));
    reopen();

    assertThat(stores.eventLog().lastPosition()).isEqualTo(last);
    assertThat(append(Samples.event("new", Samples.NOON))).isGreaterThan(last);
  }
}
