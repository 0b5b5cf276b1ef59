package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LedgerStore;
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
  void whenTheTimelineIsDownThePageIsPutTogetherFromFactsAndLedger() {
    Stores stores = InMemoryStores.create();
    try (Stage stage =
        new Stage(stores.with(new BrokenTimeline(), stores.sideRoads()), null, SETTINGS)) {
      Cast.enter(stage);
      stage.stopRelay();
      stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
      LedgerEntry page = paged(stores.queries().find(1).orElseThrow().id());
      stores.sideRoads().ledger().put(List.of(page), Map.of());

      Browser.Shown shown = stage.browser(Cast.DAVID.id()).get("/ui/incidents/1");

      assertThat(shown.words())
          .contains("The timeline is catching up.", "Paging and actions aren't affected.")
          .contains("Incident triggered", "handed over 14:57");
    }
  }

  private static LedgerEntry paged(IncidentId incident) {
    return new LedgerEntry(
        new NotificationId("QPAGE"),
        incident,
        Cast.DAVID.id(),
        ContactKind.EMAIL,
        "david@example.org",
        PageReason.ASSIGNED,
        Stage.START,
        Stage.START,
        LedgerEntry.State.DELIVERED,
        List.of(
            new LedgerEntry.Attempt(
                1, Stage.START, new AttemptOutcome.Delivered("p"), Stage.START)),
        Stage.START);
  }

  @Test
  void whenTheLedgerIsDownTooThePageStillAnswersAndSaysWhatIsMissing() {
    Stores stores = withoutTimelineAndLedger(InMemoryStores.create());
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

  private static Stores withoutTimelineAndLedger(Stores stores) {
    return stores.with(new BrokenTimeline(), stores.sideRoads().with(new BrokenLedger()));
  }

  private static StorageException broken() {
    return new StorageException(StorageException.Kind.CORRUPT, "The file can't be read.");
  }

  /** A ledger whose disk is gone. */
  private static final class BrokenLedger implements LedgerStore {
    @Override
    public Map<String, Long> positions() {
      throw broken();
    }

    @Override
    public Map<NotificationId, LedgerEntry> load(Collection<NotificationId> ids) {
      throw broken();
    }

    @Override
    public void put(Collection<LedgerEntry> entries, Map<String, Long> positions) {
      throw broken();
    }

    @Override
    public List<LedgerEntry> list(Filter filter) {
      throw broken();
    }

    @Override
    public List<LedgerEntry> planned(
        Instant since, Instant until, @Nullable LedgerEntry after, int max) {
      throw broken();
    }

    @Override
    public long count(Filter filter) {
      throw broken();
    }

    @Override
    public void forget(Instant before) {
      throw broken();
    }
  }

  /** A timeline whose disk is gone. */
  private static final class BrokenTimeline implements LogEntryStore {

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
