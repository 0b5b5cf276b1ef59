package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.WebSettings;

class TimelineTest {
  private static final WebSettings SETTINGS = new WebSettings("127.0.0.1", 0, null, false);

  @Test
  void whileTheTimelineLagsThePageSaysHowFarItIsAndShowsWhatTheMainRoadKnows() {
    try (Stage stage = new Stage()) {
      Cast.enter(stage);
      stage.stopRelay();
      stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
      stage.pass(Duration.ofSeconds(35));

      Browser.Shown shown = stage.browser(Cast.DAVID.id()).get("/ui/incidents/1");

      assertThat(shown.words())
          .contains("The timeline is catching up: complete to 14:57:04 (22:57:04 UTC), 35 s behind")
          .contains("Paging and actions aren't affected.", "Incident triggered");
    }
  }

  @Test
  void whenTheTimelineIsDownThePageStillAnswersAndSaysWhatIsMissing() {
    Stores stores = withoutTimeline(InMemoryStores.create());
    try (Stage stage = new Stage(stores, null, SETTINGS)) {
      Cast.enter(stage);
      stage.stopRelay();
      stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
      Browser david = stage.browser(Cast.DAVID.id());

      Browser.Shown shown = david.get("/ui/incidents/1");

      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.words())
          .contains("The whole timeline can't be shown.", "Paging isn't affected.")
          .contains("Incident triggered", "David asked to answer", "Level 2: page Joseph");
      Browser.Shown after = david.post("/ui/incidents/1", "do", "acknowledge");
      assertThat(after.status()).isEqualTo(303);
    }
  }

  private static Stores withoutTimeline(Stores stores) {
    return new Stores(
        stores.eventLog(),
        stores.incidents(),
        stores.queries(),
        stores.facts(),
        stores.outbox(),
        stores.directory(),
        stores.credentials(),
        stores.audit(),
        stores.leases(),
        stores.journal(),
        new BrokenTimeline(),
        stores.sideRoads(),
        () -> {});
  }

  /** A timeline whose disk is gone. */
  private static final class BrokenTimeline implements LogEntryStore {
    private static StorageException broken() {
      return new StorageException(StorageException.Kind.CORRUPT, "The file can't be read.");
    }

    @Override
    public Cursor cursor() {
      throw broken();
    }

    @Override
    public void append(List<LogEntry> entries, Cursor cursor) {
      throw broken();
    }

    @Override
    public List<LogEntry> list(Filter filter) {
      throw broken();
    }

    @Override
    public long count(Filter filter) {
      throw broken();
    }

    @Override
    public Optional<LogEntry> find(LogEntryId id) {
      throw broken();
    }
  }
}
