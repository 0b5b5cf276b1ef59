package tocsin.runtime.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.core.heartbeat.HeartbeatState;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.intake.Acceptance;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.storage.HeartbeatStore;
import tocsin.storage.StorageException;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

class HeartbeatWatchTest {
  private static final String KEY = "B".repeat(32);

  private final Stores stores = InMemoryStores.create();
  private final LiveDirectory directory = new LiveDirectory(stores.directory());
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private boolean storeIsDown;
  private Duration lookTakes = Duration.ZERO;
  private Intake intake = intake();
  private HeartbeatWatch watch = watch();

  private Intake intake() {
    return new Intake(stores.eventLog(), directory::current, new Backlog(10), () -> {});
  }

  private HeartbeatWatch watch() {
    return new HeartbeatWatch(this::directory, intake, new Store(), () -> now);
  }

  private Directory directory() {
    now = now.plus(lookTakes);
    return directory.current();
  }

  /** Fails while it is down. */
  private final class Store implements HeartbeatStore {
    @Override
    public List<HeartbeatState> all() {
      return stores.sideRoads().heartbeats().all();
    }

    @Override
    public void save(List<HeartbeatState> states) {
      if (storeIsDown) {
        throw new StorageException(StorageException.Kind.FAILED, "The disk is full");
      }
      stores.sideRoads().heartbeats().save(states);
    }
  }

  @BeforeEach
  void aNightlyBackupPingsAtLeastEveryTenMinutes() {
    service(false);
    minutesPass(0);
  }

  private void service(boolean disabled) {
    Integration door =
        new Integration(
            new IntegrationId("PBACKUP"),
            "Backup",
            Integration.HEARTBEAT,
            KEY,
            now,
            null,
            Duration.ofMinutes(10));
    Service service =
        new Service(
            new ServiceId("PSHOP"),
            "Shop",
            "",
            new EscalationPolicyId("PPOLICY"),
            UrgencyRule.HIGH,
            null,
            null,
            disabled,
            List.of(door),
            List.of(),
            now);
    var _ =
        directory.change(before ->
            List.of(
                new DirectoryChange.Put(new Account("Shop", ZoneOffset.UTC, new UserId("PANNA"))),
                new DirectoryChange.Put(service)));
  }

  private void minutesPass(int minutes) {
    for (int i = 0; i < 60 * minutes; i++) {
      now = now.plusSeconds(1);
      watch.poll(now);
    }
    watch.poll(now);
  }

  private void ping() {
    send(EventAction.TRIGGER);
  }

  private void send(EventAction action) {
    var answer =
        intake.accept(new Event(now, KEY, action, "anything", "ping", "", null, "{}")).join();
    assertThat(answer).isInstanceOf(Acceptance.Accepted.class);
  }

  private void theProgramRestarts() {
    intake = intake();
    watch = watch();
    watch.poll(now);
  }

  private List<EventAction> said() {
    return stores.eventLog().read(0, 100).stream()
        .map(LoggedEvent::event)
        .map(Event::action)
        .toList();
  }

  private @Nullable Event last() {
    List<LoggedEvent> all = stores.eventLog().read(0, 100);
    return all.isEmpty() ? null : all.getLast().event();
  }

  @Test
  void pingsMakeNoEventsAndNobodyIsPaged() {
    for (int i = 0; i < 6; i++) {
      ping();
      minutesPass(9);
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void aMissingPingIsAnAlertAndThePingAfterItResolvesIt() {
    ping();
    minutesPass(10);
    assertThat(said()).containsExactly(EventAction.TRIGGER);
    assertThat(last()).extracting(Event::summary).isEqualTo("No ping from Backup for 10 minutes");
    assertThat(last())
        .extracting(Event::body)
        .asString()
        .contains("\"last_ping\":\"2026-03-01T12:00:00Z\"");
    minutesPass(60);
    assertThat(said()).hasSize(1);

    ping();
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER, EventAction.RESOLVE);
    assertThat(last()).extracting(Event::dedupKey).isEqualTo("heartbeat");
  }

  @Test
  void howLongItIsIsSaidInTheUnitThatPeopleUse() {
    assertThat(HeartbeatWatch.words(Duration.ofSeconds(119))).isEqualTo("119 seconds");
    assertThat(HeartbeatWatch.words(Duration.ofSeconds(120))).isEqualTo("2 minutes");
    assertThat(HeartbeatWatch.words(Duration.ofMinutes(119))).isEqualTo("119 minutes");
    assertThat(HeartbeatWatch.words(Duration.ofMinutes(120))).isEqualTo("2 hours");
  }

  @Test
  void aToolThatSaysItsWatchdogIsOverDoesNotPing() {
    minutesPass(9);
    send(EventAction.RESOLVE);
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER);
  }

  @Test
  void whatCouldNotBeHeardWhileTheProgramWasDownIsNoAlarm() {
    ping();
    now = now.plus(Duration.ofHours(3));
    theProgramRestarts();
    minutesPass(9);
    assertThat(said()).isEmpty();
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER);
  }

  @Test
  void whatCouldNotBeHeardWhileTheProgramWasFrozenIsNoAlarm() {
    ping();
    now = now.plus(Duration.ofHours(3));
    watch.poll(now);
    minutesPass(9);
    assertThat(said()).isEmpty();
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER);
  }

  @Test
  void aSlowLookIsNoFreeze() {
    ping();
    for (int i = 0; i < 120; i++) {
      now = now.plusSeconds(5);
      watch.poll(now);
    }
    assertThat(said()).containsExactly(EventAction.TRIGGER);
  }

  @Test
  void whereEveryLookTakesLongSomebodyIsMissedAllTheSame() {
    ping();
    lookTakes = Duration.ofSeconds(20);
    for (int i = 0; i < 30; i++) {
      now = now.plusSeconds(1);
      watch.poll(now);
    }
    assertThat(said()).containsExactly(EventAction.TRIGGER);
  }

  @Test
  void anAlarmRaisedBeforeARestartIsEndedByAPingAfterIt() {
    minutesPass(10);
    theProgramRestarts();
    minutesPass(30);
    ping();
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER, EventAction.RESOLVE);
  }

  @Test
  void aDisabledServiceIsNotWatchedAndItsTimeBeginsAnewAfterThat() {
    ping();
    service(true);
    minutesPass(60);
    service(false);
    minutesPass(9);
    assertThat(said()).isEmpty();
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER);
  }

  @Test
  void itsStoreMayBeDownWhileSomebodyIsMissed() {
    ping();
    minutesPass(1);
    storeIsDown = true;
    ping();
    minutesPass(11);
    assertThat(said()).containsExactly(EventAction.TRIGGER);

    storeIsDown = false;
    minutesPass(1);
    theProgramRestarts();
    ping();
    minutesPass(1);
    assertThat(said()).containsExactly(EventAction.TRIGGER, EventAction.RESOLVE);
  }
}
