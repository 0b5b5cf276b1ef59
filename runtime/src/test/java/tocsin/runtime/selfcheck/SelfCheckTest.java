package tocsin.runtime.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.core.event.Event;
import tocsin.core.event.LoggedEvent;
import tocsin.core.notification.PlannedNotification;
import tocsin.core.notification.Probe;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.health.PartState;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.storage.Shards;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

class SelfCheckTest {
  private static final SelfCheck.Pace PACE =
      new SelfCheck.Pace(Duration.ofMinutes(1), Duration.ofSeconds(30));

  private final Stores stores = InMemoryStores.create();
  private final List<String> alarms = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final ProbeSink sink = new ProbeSink(() -> now);
  private int watchersTold;
  private final SelfCheck check =
      new SelfCheck(
          new Intake(
              stores.eventLog(),
              new LiveDirectory(stores.directory())::current,
              new Backlog(10),
              () -> {}),
          sink,
          PACE,
          new Noted(),
          () -> watchersTold++);

  /** Keeps what was raised. */
  private final class Noted implements SelfCheck.Alarm {
    @Override
    public void raise(String sentence, Instant at) {
      alarms.add(sentence);
    }

    @Override
    public void end(Instant at) {
      alarms.add("well");
    }

    @Override
    public void poll(Instant at) {}
  }

  private void secondsPass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      check.poll(now);
    }
  }

  /** What engine and notifier do with what is in the log. */
  private void theRoadWorks() {
    probes().forEach(event -> sink.send(message(Probe.page(event))));
    check.poll(now);
  }

  private List<Event> probes() {
    return stores.eventLog().read(0, 100).stream().map(LoggedEvent::event).toList();
  }

  private static Message message(PlannedNotification page) {
    return new Message(
        page.id().value(),
        "",
        ZoneOffset.UTC,
        page.contactMethod(),
        new Message.Page(
            page.incident().value(),
            page.number(),
            page.title(),
            page.serviceName(),
            page.urgency(),
            page.reason(),
            page.assignedAt(),
            List.of()),
        null);
  }

  @Test
  void aProbeGoesEachMinuteAndWatchersHearOfEachThatArrives() {
    for (int minute = 0; minute < 4; minute++) {
      check.poll(now);
      theRoadWorks();
      secondsPass(60);
      theRoadWorks();
    }
    assertThat(probes()).hasSizeBetween(4, 5).allMatch(Probe::is);
    assertThat(watchersTold).isEqualTo(probes().size());
    assertThat(alarms).isEmpty();
    assertThat(sink.state().status()).isEqualTo(PartState.Status.RUNNING);
  }

  @Test
  void everyShardOfTheNotifierHasItsTurn() {
    for (int minute = 0; minute < Shards.COUNT; minute++) {
      check.poll(now);
      theRoadWorks();
      secondsPass(60);
    }
    assertThat(
            probes().stream()
                .map(event -> Shards.of(Probe.page(event).user()))
                .collect(Collectors.toSet()))
        .hasSize(Shards.COUNT);
  }

  @Test
  void aLateProbeRaisesTheAlarmOnceAndWatchersHearNothing() {
    check.poll(now);
    secondsPass(30);
    assertThat(alarms).isEmpty();
    secondsPass(200);
    assertThat(alarms).singleElement().asString().contains("engine or notifier are late");
    assertThat(sink.state().status()).isEqualTo(PartState.Status.FAILING);
    assertThat(watchersTold).isZero();
  }

  @Test
  void theAlarmIsRepeatedEachQuarterOfAnHourWhileItStaysLate() {
    check.poll(now);
    secondsPass(3 * 920);
    assertThat(alarms).hasSize(4).allMatch(alarm -> alarm.contains("has not reached its end"));
  }

  @Test
  void aProbeThatArrivesLateDoesNotEndTheAlarmButTheNextInTimeDoes() {
    check.poll(now);
    secondsPass(45);
    theRoadWorks();
    assertThat(sink.state().status()).isEqualTo(PartState.Status.FAILING);
    secondsPass(20);
    theRoadWorks();
    assertThat(alarms).hasSize(2).endsWith("well");
    assertThat(sink.state().status()).isEqualTo(PartState.Status.RUNNING);
    secondsPass(100);
    assertThat(alarms).as("it is late once more").hasSize(3);
    assertThat(sink.state().status()).isEqualTo(PartState.Status.FAILING);
  }

  @Test
  void aProbeThatIsLostIsFollowedByAnother() {
    check.poll(now);
    secondsPass(303);
    assertThat(probes()).hasSize(2);
    theRoadWorks();
    assertThat(alarms).hasSize(2).endsWith("well");
  }

  @Test
  void aClockThatIsSetBackDoesNotStopIt() {
    check.poll(now);
    theRoadWorks();
    now = now.minus(Duration.ofHours(3));
    check.poll(now);
    assertThat(probes()).hasSize(2);
    secondsPass(40);
    assertThat(alarms).singleElement().asString().contains("engine or notifier are late");
    theRoadWorks();
    secondsPass(25);
    theRoadWorks();
    assertThat(alarms).hasSize(2).last().isEqualTo("well");
  }
}
