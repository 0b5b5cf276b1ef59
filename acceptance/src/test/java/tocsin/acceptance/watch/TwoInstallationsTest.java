package tocsin.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Mailbox;

/**
 * Two installations are set up as {@code docs/watching.md} says: whatever stops one of them, the
 * other tells a person, and is content again by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstallationsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Mailbox mailbox = new Mailbox();
  private Site north;
  private Site south;

  @BeforeAll
  void eachCallsTheOther(@TempDir Path northern, @TempDir Path southern) throws Exception {
    north = new Site("North", northern, mailbox);
    south = new Site("South", southern, mailbox);
    north.waitFor(south);
    south.waitFor(north);
    north.call(south);
    south.call(north);
  }

  @AfterAll
  void stop() {
    north.close();
    south.close();
    mailbox.close();
  }

  @Test
  void whicheverIsKilledTheOtherTellsAPersonUntilItIsStartedAgain() throws Exception {
    killed(north, south);
    killed(south, north);
  }

  private void killed(Site victim, Site watcher) throws Exception {
    long told = watcher.toldOf(victim);
    victim.kill();
    missed(victim, watcher, told);
    assertThat(watcher.incidents()).contains("triggered");

    victim.start();
    wellAgain(watcher);
  }

  @Test
  void oneThatIsFrozenIsMissedAndHoldsItsFreezeAgainstNobody() throws Exception {
    List<String> before = north.incidents();
    long told = south.toldOf(north);
    north.server().freeze();
    missed(north, south, told);

    north.server().thaw();
    wellAgain(south);
    assertThat(north.incidents()).isEqualTo(before);
  }

  @Test
  void oneWhoseEngineHangsFallsSilentThoughItAnswers() throws Exception {
    long told = south.toldOf(north);
    try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + north.engineFile());
        Statement statement = foreign.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 60000");
      statement.execute("BEGIN IMMEDIATE");
      missed(north, south, told);

      Eventually.until("it says so itself too", PATIENCE, () -> !north.ownAlarms().isEmpty());
      assertThat(north.incidents()).as("it answers").doesNotContain("triggered");
      statement.execute("ROLLBACK");
    }
    wellAgain(south);
  }

  private static void missed(Site victim, Site watcher, long toldBefore) {
    Eventually.until(
        "a person has heard of it", PATIENCE, () -> watcher.toldOf(victim) > toldBefore);
  }

  private static void wellAgain(Site watcher) {
    Eventually.until(
        "its incidents are resolved",
        PATIENCE,
        () -> watcher.incidents().stream().allMatch("resolved"::equals));
  }
}
