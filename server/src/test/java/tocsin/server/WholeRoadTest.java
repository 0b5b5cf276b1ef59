package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.server.Shop.Page;

/** From an event sent over HTTP to the message in somebody's pocket, through files on disk. */
class WholeRoadTest {
  @TempDir Path folder;

  private final TestClock clock = new TestClock();

  @Test
  void theNextOneIsAskedWhenNobodyAnswers() throws IOException, InterruptedException {
    try (Shop shop = Shop.open(folder, clock)) {
      shop.trigger("disk", "Disk full");
      assertThat(shop.page()).isEqualTo(new Page("Ann", "Disk full"));

      shop.pass(Shop.PATIENCE);

      assertThat(shop.page()).isEqualTo(new Page("Bob", "Disk full"));
    }
  }

  @Test
  void whoAcknowledgedIsLeftInPeace() throws IOException, InterruptedException {
    try (Shop shop = Shop.open(folder, clock)) {
      shop.trigger("disk", "Disk full");
      assertThat(shop.page()).isEqualTo(new Page("Ann", "Disk full"));
      shop.acknowledge("disk");
      shop.trigger("fan", "Fan loud"); // decided after the acknowledgement
      assertThat(shop.page()).isEqualTo(new Page("Ann", "Fan loud"));

      shop.pass(Shop.PATIENCE);

      assertThat(shop.page()).isEqualTo(new Page("Bob", "Fan loud"));
      shop.trigger("door", "Door open");
      assertThat(shop.page()).isEqualTo(new Page("Ann", "Door open"));
    }
  }

  @Test
  void aRestartKeepsIncidentsTimersAndPeople() throws IOException, InterruptedException {
    try (Shop shop = Shop.open(folder, clock)) {
      shop.trigger("disk", "Disk full");
      assertThat(shop.page()).isEqualTo(new Page("Ann", "Disk full"));
    }
    clock.pass(Shop.PATIENCE);

    try (Shop shop = Shop.open(folder, clock)) {
      assertThat(shop.page()).isEqualTo(new Page("Bob", "Disk full"));
      shop.trigger("disk", "Disk full"); // counted, not paged
      shop.trigger("fan", "Fan loud");
      assertThat(shop.page()).isEqualTo(new Page("Ann", "Fan loud"));
    }
  }
}
