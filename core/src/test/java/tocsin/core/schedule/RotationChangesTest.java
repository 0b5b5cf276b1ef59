package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

class RotationChangesTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NOW = MONDAY.plus(Duration.ofDays(7));
  private static final RotationEvent RUNNING = event(MONDAY, null, Rotas.ADA);

  @Test
  void aRotationThatIsAddedIsThereAndOneThatIsDeletedSaysWhoWasOnCall() {
    EventRotation second = new EventRotation(new RotationId("R2"), List.of(RUNNING));
    ShiftBasedSchedule both = new RotationChanges(schedule(), NOW).adding(second);
    assertThat(both.rotations()).hasSize(2).contains(second);
    ShiftBasedSchedule less = new RotationChanges(both, NOW).without(second);
    assertThat(less.rotations()).hasSize(1);
    assertThat(OnCall.at(less, NOW.minusMillis(1))).isEqualTo(OnCall.at(both, NOW.minusMillis(1)));
  }

  @Test
  void anEventThatRunsEndsNoEarlierThanNow() {
    ShiftBasedSchedule after = changed(RUNNING, RUNNING.endedAt(NOW.minusSeconds(3_600)));
    assertThat(event(after).effectiveUntil()).isEqualTo(NOW);
    assertThat(event(after).effectiveSince()).isEqualTo(MONDAY);
    assertThat(after.former()).isEmpty();
    Instant later = NOW.plusSeconds(60);
    assertThat(event(changed(RUNNING, RUNNING.endedAt(later))).effectiveUntil()).isEqualTo(later);
  }

  @Test
  void anEventThatEndedAndGoesOnBeginsNow() {
    RotationEvent over = RUNNING.endedAt(NOW.minus(Duration.ofDays(2)));
    ShiftBasedSchedule after = changed(over, RUNNING);
    assertThat(event(after).effectiveSince()).isEqualTo(NOW);
    assertThat(OnCall.at(after, NOW.minus(Duration.ofDays(1)).plusSeconds(60))).isEmpty();
    assertThat(OnCall.at(after, NOW.minus(Duration.ofDays(3)).plusSeconds(60)))
        .containsExactly(Rotas.ADA);
  }

  @Test
  void anEventThatEndedStaysEndedWhenItWas() {
    RotationEvent over = RUNNING.endedAt(NOW.minus(Duration.ofDays(2)));
    RotationEvent earlier = RUNNING.endedAt(NOW.minus(Duration.ofDays(4)));
    assertThat(event(changed(over, earlier))).isEqualTo(over);
  }

  @Test
  void whateverIsNewAboutItsTurnsAnEventBeginsNow() {
    Instant end = RUNNING.end();
    List<String> daily = RUNNING.recurrence();
    for (RotationEvent other :
        List.of(
            with(MONDAY.plusSeconds(60), end, ZoneOffset.UTC, daily),
            with(MONDAY, end.plusSeconds(60), ZoneOffset.UTC, daily),
            with(MONDAY, end, ZoneOffset.ofHours(1), daily),
            with(MONDAY, end, ZoneOffset.UTC, List.of("RRULE:FREQ=WEEKLY")),
            event(MONDAY, null, Rotas.BEN))) {
      ShiftBasedSchedule after = changed(RUNNING, other);
      assertThat(event(after).effectiveSince()).as(other.toString()).isEqualTo(NOW);
      assertThat(after.former()).hasSize(1);
    }
    assertThat(changed(RUNNING, with(MONDAY, end, ZoneOffset.UTC, daily)).former()).isEmpty();
  }

  private static RotationEvent with(
      Instant start, Instant end, ZoneId zone, List<String> recurrence) {
    return new RotationEvent(
        RUNNING.id(),
        "Another name",
        start,
        end,
        zone,
        MONDAY,
        null,
        recurrence,
        RUNNING.assignment());
  }

  @Test
  void anEventToComeIsChangedAsIfItWereNew() {
    RotationEvent coming = event(NOW.plusSeconds(60), null, Rotas.ADA);
    ShiftBasedSchedule after = changed(coming, event(NOW.plusSeconds(60), null, Rotas.BEN));
    assertThat(after.former()).isEmpty();
    assertThat(event(after).effectiveSince()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aRotationIsActiveWhileAnEventIsOrIsToBeAddedToIt() {
    assertThat(rotation(RUNNING.endedAt(NOW)).isActive(NOW)).isFalse();
    assertThat(rotation(RUNNING.endedAt(NOW.plusMillis(1))).isActive(NOW)).isTrue();
    assertThat(rotation(RUNNING.endedAt(NOW), RUNNING).isActive(NOW)).isTrue();
    assertThat(rotation().isActive(NOW)).isTrue();
  }

  private static ShiftBasedSchedule changed(RotationEvent before, RotationEvent after) {
    ShiftBasedSchedule schedule = schedule(before);
    return new RotationChanges(schedule, NOW).with(schedule.rotations().getFirst(), List.of(after));
  }

  private static RotationEvent event(ShiftBasedSchedule schedule) {
    return schedule.rotations().getFirst().events().getFirst();
  }

  private static EventRotation rotation(RotationEvent... events) {
    return new EventRotation(new RotationId("R"), List.of(events));
  }

  private static ShiftBasedSchedule schedule(RotationEvent... events) {
    return new ShiftBasedSchedule(
        new ScheduleId("S"),
        "Shifts",
        "",
        ZoneOffset.UTC,
        List.of(rotation(events)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Eight hours from nine every day. */
  private static RotationEvent event(Instant since, @Nullable Instant until, UserId user) {
    return new RotationEvent(
        new RotationEventId("E"),
        "Day",
        MONDAY,
        MONDAY.plus(Duration.ofHours(8)),
        ZoneOffset.UTC,
        since,
        until,
        List.of("RRULE:FREQ=DAILY"),
        new Assignment.Rotating(1, List.of(new ShiftMember.Person(user))));
  }
}
