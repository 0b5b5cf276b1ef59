package tocsin.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.runtime.health.PartState;
import tocsin.storage.EventLog;
import tocsin.storage.StorageException;

/** An intake whose event log fails while the test says so. */
class IntakeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private @Nullable StorageException failure;
  private final EventLog log =
      (EventLog)
          Proxy.newProxyInstance(
              EventLog.class.getClassLoader(),
              new Class<?>[] {EventLog.class},
              (proxy, method, arguments) ->
                  failure == null
                      ? CompletableFuture.completedFuture(1L)
                      : CompletableFuture.failedFuture(failure));
  private final Backlog backlog = new Backlog(100);
  private final Directory directory = Directory.of(List.of(service()));
  private final Intake intake = new Intake(log, () -> directory, backlog, () -> {});

  private static Service service() {
    Integration door =
        new Integration(new IntegrationId("PDOOR"), "", "events", "the-key", Instant.EPOCH);
    return new Service(
        new ServiceId("PSHOP"),
        "Shop",
        "",
        new EscalationPolicyId("PPOLICY"),
        UrgencyRule.HIGH,
        null,
        null,
        false,
        List.of(door),
        List.of(),
        Instant.EPOCH);
  }

  private Acceptance send(Instant at) {
    return intake
        .accept(
            new Event(at, "the-key", EventAction.TRIGGER, "key", "Disk full", "db-7", null, "{}"))
        .join();
  }

  @Test
  void whileEventsAreStoredIntakeIsWellAndSaysHowManyWait() {
    assertThat(send(NOON)).isInstanceOf(Acceptance.Accepted.class);

    assertThat(intake.state(NOON).status()).isEqualTo(PartState.Status.RUNNING);
    assertThat(intake.state(NOON).lag()).isEqualTo(1);
  }

  @Test
  void itIsWellSinceItStarted() {
    Intake since =
        new Intake(
            log,
            () -> directory,
            new Intake.Room(backlog, new SenderRates(10)),
            NOON.minusSeconds(9),
            () -> {});
    assertThat(since.state(NOON).since()).isEqualTo(NOON.minusSeconds(9));
  }

  @Test
  void aFullDiskIsSaidAndTakesNoRoom() {
    failure = new StorageException(StorageException.Kind.FULL, "The disk is full");

    assertThat(send(NOON)).isInstanceOf(Acceptance.Unavailable.class);

    PartState state = intake.state(NOON.plusSeconds(1));
    assertThat(state.status()).isEqualTo(PartState.Status.FAILING);
    assertThat(state.lastFailure()).isEqualTo("The disk is full");
    assertThat(state.since()).isEqualTo(NOON);
    assertThat(state.lag()).isZero();
  }

  @Test
  void theNextEventThatIsStoredMakesItWellAgain() {
    failure = new StorageException(StorageException.Kind.FULL, "The disk is full");
    send(NOON);
    failure = null;
    send(NOON.plusSeconds(2));

    PartState state = intake.state(NOON.plusSeconds(3));
    assertThat(state.status()).isEqualTo(PartState.Status.RUNNING);
    assertThat(state.restarts()).isEqualTo(1);
    assertThat(state.since()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void aProxyThatStaysAwayFromAnIllServerIsLetInToTryAgain() {
    failure = new StorageException(StorageException.Kind.FULL, "The disk is full");
    send(NOON);

    Instant later = NOON.plus(Duration.ofSeconds(30));
    assertThat(intake.state(later.minusMillis(1)).status()).isEqualTo(PartState.Status.FAILING);
    assertThat(intake.state(later).status()).isEqualTo(PartState.Status.RUNNING);
  }

  @Test
  void aQueueThatIsFullForAMomentIsNoIllness() {
    failure = new StorageException(StorageException.Kind.OVERLOADED, "Too much at once");

    assertThat(send(NOON)).isInstanceOf(Acceptance.TooMany.class);
    assertThat(intake.state(NOON).status()).isEqualTo(PartState.Status.RUNNING);
  }
}
