package tocsin.core.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.Window;

/**
 * Who is on call in each schedule in a span, rendered once and day by day, within a bound: a
 * schedule may change hands every minute, and there may be a thousand of them.
 */
final class Shifts {
  private static final Duration PIECE = Duration.ofDays(1);

  private final Span span;
  private final Map<ScheduleId, Map<UserId, Spans>> known = new HashMap<>();
  private int left;

  Shifts(Span span, int most) {
    this.span = span;
    this.left = most;
  }

  /** Whether every schedule was rendered to the end of the span. */
  boolean complete() {
    return left > 0;
  }

  /** Everybody's times in that schedule; times that were not rendered are nobody's. */
  Map<UserId, Spans> of(Rota rota) {
    Map<UserId, Spans> found = known.get(rota.id());
    if (found == null) {
      found = render(rota);
      known.put(rota.id(), found);
    }
    return found;
  }

  /** The schedules that were asked for. */
  Map<ScheduleId, Map<UserId, Spans>> all() {
    return known;
  }

  private Map<UserId, Spans> render(Rota rota) {
    Map<UserId, List<Span>> times = new HashMap<>();
    for (Instant from = span.start(); from.isBefore(span.end()) && left > 0; ) {
      Instant next = from.plus(PIECE);
      Instant to = next.isBefore(span.end()) ? next : span.end();
      List<Shift> shifts =
          ScheduleRenderer.finalSchedule(rota, new Window(from, to), Edges.CUT).shifts();
      for (Shift shift : shifts) {
        times
            .computeIfAbsent(shift.user(), _ -> new ArrayList<>())
            .add(new Span(shift.start(), shift.end()));
      }
      left -= shifts.size();
      from = to;
    }
    Map<UserId, Spans> joined = new HashMap<>();
    times.forEach((user, spans) -> joined.put(user, Spans.of(spans)));
    return joined;
  }
}
