package tocsin.core.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;

/**
 * Changes the rotations of a shift-based schedule. What was in effect stays true of the past: an
 * event that is deleted or changed goes on to say who was on call until now.
 */
public final class RotationChanges {
  private static final int MOST_FORMER = 1_000;

  private final ShiftBasedSchedule schedule;
  private final Instant now;

  public RotationChanges(ShiftBasedSchedule schedule, Instant now) {
    this.schedule = schedule;
    this.now = now;
  }

  /** The schedule with one rotation more. */
  public ShiftBasedSchedule adding(EventRotation rotation) {
    List<EventRotation> rotations = new ArrayList<>(schedule.rotations());
    rotations.add(rotation);
    return schedule.withRotations(rotations, schedule.former());
  }

  /** The schedule without that rotation. */
  public ShiftBasedSchedule without(EventRotation rotation) {
    List<EventRotation> rotations = new ArrayList<>(schedule.rotations());
    rotations.remove(rotation);
    return schedule.withRotations(rotations, former(rotation.id(), rotation.events()));
  }

  /**
   * The schedule in which that rotation has those events. Of an event with the same id only the
   * last version counts from now on; it begins now, when more than its name or its end is new. An
   * event that has ended and is to go on begins now as well; one that runs ends no earlier than
   * now.
   */
  public ShiftBasedSchedule with(EventRotation rotation, List<RotationEvent> events) {
    List<RotationEvent> given = new ArrayList<>();
    List<RotationEvent> replaced = new ArrayList<>(rotation.events());
    for (RotationEvent event : events) {
      Optional<RotationEvent> before = find(rotation, event.id());
      if (before.isPresent() && goesOn(before.get(), event)) {
        replaced.remove(before.get());
        given.add(event.effective(before.get().effectiveSince(), end(before.get(), event)));
      } else {
        Instant since = event.effectiveSince();
        given.add(event.effective(since.isBefore(now) ? now : since, event.effectiveUntil()));
      }
    }
    List<EventRotation> rotations = new ArrayList<>(schedule.rotations());
    rotations.set(rotations.indexOf(rotation), new EventRotation(rotation.id(), given));
    return schedule.withRotations(rotations, former(rotation.id(), replaced));
  }

  private boolean goesOn(RotationEvent before, RotationEvent after) {
    return sameTurns(before, after) && (!before.isOver(now) || after.isOver(now));
  }

  /** When the event ends that goes on as it was: who was on call until now is not changed. */
  private @Nullable Instant end(RotationEvent before, RotationEvent after) {
    if (before.isOver(now)) {
      return before.effectiveUntil();
    }
    boolean running = before.effectiveSince().isBefore(now);
    return running && after.isOver(now) ? now : after.effectiveUntil();
  }

  private static Optional<RotationEvent> find(EventRotation rotation, RotationEventId id) {
    return rotation.events().stream().filter(event -> event.id().equals(id)).findFirst();
  }

  private static boolean sameTurns(RotationEvent before, RotationEvent after) {
    return before.start().equals(after.start())
        && before.end().equals(after.end())
        && before.zone().equals(after.zone())
        && before.recurrence().equals(after.recurrence())
        && before.assignment().equals(after.assignment())
        && before.effectiveSince().equals(after.effectiveSince());
  }

  private List<EventRotation> former(RotationId rotation, List<RotationEvent> events) {
    List<RotationEvent> ended =
        events.stream()
            .filter(event -> event.effectiveSince().isBefore(now))
            .map(event -> event.endedAt(now))
            .toList();
    List<EventRotation> former = new ArrayList<>(schedule.former());
    if (!ended.isEmpty()) {
      former.add(new EventRotation(rotation, ended));
    }
    return former.subList(Math.max(0, former.size() - MOST_FORMER), former.size());
  }
}
