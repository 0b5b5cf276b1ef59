package tocsin.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.storage.Stores;

/** What the event log does for those who read it in a heap that is not endless. */
class SqliteEventLogTest {
  private static final int EVENTS = 60;
  private static final int BODY = 512 << 10;

  /** Where the header of an SQLite file says how large its pages are. */
  private static final int PAGE_SIZE_AT = 16;

  @TempDir Path folder;

  @Test
  void largeEventsComeInSmallGroupsAndAllOfThemCome() {
    try (Stores stores = SqliteStores.open(folder.resolve("data"), warning -> {})) {
      for (int i = 0; i < EVENTS; i++) {
        long _ = stores.eventLog().append(large()).join();
      }
      List<Long> positions = new ArrayList<>();
      for (List<LoggedEvent> group = stores.eventLog().read(0, 1_000);
          !group.isEmpty();
          group = stores.eventLog().read(positions.getLast(), 1_000)) {
        assertThat(group).hasSizeLessThan(EVENTS / 2);
        group.forEach(event -> positions.add(event.position()));
      }
      assertThat(positions)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }
  }

  @Test
  void aNewLogHasPagesThatHoldAGroupCommit() throws IOException {
    Path data = folder.resolve("data");
    SqliteStores.open(data, warning -> {}).close();
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(data.resolve("events.db")));
    assertThat(header.getShort(PAGE_SIZE_AT)).isEqualTo((short) Schema.EVENTS.pageBytes());
  }

  private static Event large() {
    return new Event(
        Instant.EPOCH,
        "K".repeat(32),
        EventAction.TRIGGER,
        "disk",
        "disk is full",
        "db-7",
        null,
        "x".repeat(BODY));
  }
}
