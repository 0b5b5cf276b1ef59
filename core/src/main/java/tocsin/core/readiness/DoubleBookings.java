package tocsin.core.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/** Finds who is on call in several schedules at once, and exactly when in which. */
final class DoubleBookings {
  /** Times of one user in one schedule. */
  private record Booking(ScheduleId schedule, Spans times) {}

  /** What changes at an instant: schedules that begin and schedules that end. */
  private record Change(List<String> begins, List<String> ends) {}

  private final Map<UserId, List<Booking>> bookings = new HashMap<>();

  DoubleBookings(Map<ScheduleId, Map<UserId, Spans>> schedules) {
    schedules.forEach((schedule, users) ->
        users.forEach((user, times) ->
            bookings
                .computeIfAbsent(user, _ -> new ArrayList<>())
                .add(new Booking(schedule, times))));
  }

  /** One problem for each user and set of schedules, with its times. */
  Map<Problem, Spans> find() {
    Map<Problem, Spans> found = new LinkedHashMap<>();
    bookings.forEach((user, all) -> {
      if (all.size() > 1) {
        together(all)
            .forEach((schedules, times) ->
                found.put(new Problem.DoubleBooked(user, schedules), Spans.of(times)));
      }
    });
    return found;
  }

  /** Walks along the changes and keeps what runs between each two of them. */
  private static Map<List<ScheduleId>, List<Span>> together(List<Booking> all) {
    Map<Instant, Change> changes = new TreeMap<>();
    for (Booking booking : all) {
      for (Span span : booking.times().list()) {
        at(changes, span.start()).begins().add(booking.schedule().value());
        at(changes, span.end()).ends().add(booking.schedule().value());
      }
    }
    Map<List<ScheduleId>, List<Span>> together = new LinkedHashMap<>();
    TreeSet<String> running = new TreeSet<>();
    Instant since = Instant.MIN;
    for (Map.Entry<Instant, Change> change : changes.entrySet()) {
      if (running.size() > 1) {
        List<ScheduleId> schedules = running.stream().map(ScheduleId::new).toList();
        together
            .computeIfAbsent(schedules, _ -> new ArrayList<>())
            .add(new Span(since, change.getKey()));
      }
      change.getValue().ends().forEach(running::remove);
      running.addAll(change.getValue().begins());
      since = change.getKey();
    }
    return together;
  }

  private static Change at(Map<Instant, Change> changes, Instant instant) {
    return changes.computeIfAbsent(instant, _ -> new Change(new ArrayList<>(), new ArrayList<>()));
  }
}
