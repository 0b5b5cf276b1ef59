package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Gap;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rendering;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.Window;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** Schedules: who is on call by each now, the shifts to come, and the gaps among them. */
public final class SchedulesPages {
  private static final Duration AHEAD = Duration.ofDays(14);
  private static final int MOST_SHIFTS = 60;

  private final Html html;

  public SchedulesPages(Html html) {
    this.html = html;
  }

  /** What the list shows. */
  public record ListContent(List<Row> rows) {
    /** A schedule and who is on call by it; person is null for nobody. */
    public record Row(
        String id, String name, @Nullable Person person, @Nullable Moment until, String zone) {}
  }

  /** What the page of one schedule shows. */
  public record ScheduleContent(
      String name,
      String description,
      String zone,
      @Nullable Person now,
      @Nullable Moment until,
      List<Line> shifts,
      List<LayerLine> layers,
      List<PoliciesPages.PolicyContent.Link> policies) {
    /** A shift, or a gap when the person is null. */
    public record Line(@Nullable Person person, Moment start, Moment end, String length) {}

    /** A layer in words. */
    public record LayerLine(String name, String users, String turn, String hours) {}
  }

  /** Answers {@code GET /ui/schedules}. */
  public Reply list(Visit visit) {
    List<ListContent.Row> rows =
        visit.directory().rotas().stream()
            .sorted(Comparator.comparing(Rota::name))
            .map(schedule -> row(schedule, visit))
            .toList();
    return html.show(
        visit, Sheet.of("schedules", "Schedules", Section.SCHEDULES, new ListContent(rows)));
  }

  private static ListContent.Row row(Rota schedule, Visit visit) {
    Optional<Shift> shift = OnCall.shiftsAt(schedule, visit.now()).stream().findFirst();
    return new ListContent.Row(
        schedule.id().value(),
        schedule.name(),
        shift.map(s -> Person.of(s.user(), visit.directory())).orElse(null),
        shift.map(s -> visit.times().minute(s.end())).orElse(null),
        schedule.zone().getId());
  }

  /** Answers {@code GET /ui/schedules/:id}. */
  public Reply show(Visit visit) {
    String id = visit.request().param("id");
    Schedule schedule =
        visit.directory().all(ScheduleEntry.class).stream()
            .map(ScheduleEntry::schedule)
            .filter(s -> s.id().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    Window window = new Window(visit.now(), visit.now().plus(AHEAD));
    Rendering rendering = ScheduleRenderer.finalSchedule(schedule, window, Edges.WHOLE);
    return html.show(
        visit,
        Sheet.of(
                "schedule", schedule.name(), Section.SCHEDULES, content(schedule, rendering, visit))
            .noting(gap(rendering, visit.times()).orElse(null)));
  }

  private static Optional<Notice> gap(Rendering rendering, Times times) {
    return rendering.gaps().stream()
        .findFirst()
        .map(gap ->
            Notice.wrong(
                "Nobody is on call from %s to %s."
                    .formatted(times.minute(gap.start()).text(), times.minute(gap.end()).text()),
                "Pages in this gap go to the next level of the policy at once."));
  }

  private static ScheduleContent content(Schedule schedule, Rendering rendering, Visit visit) {
    ListContent.Row now = row(schedule, visit);
    return new ScheduleContent(
        schedule.name(),
        schedule.description(),
        schedule.zone().getId(),
        now.person(),
        now.until(),
        lines(rendering, visit),
        schedule.layers().reversed().stream().map(layer -> LayerWords.of(layer, visit)).toList(),
        policies(schedule, visit));
  }

  private static List<ScheduleContent.Line> lines(Rendering rendering, Visit visit) {
    Times times = visit.times();
    List<Shift> shifts = rendering.shifts();
    List<Gap> gaps = rendering.gaps();
    return Stream.concat(
            shifts.stream()
                .map(s -> new Entry(Person.of(s.user(), visit.directory()), s.start(), s.end())),
            gaps.stream().map(gap -> new Entry(null, gap.start(), gap.end())))
        .sorted(Comparator.comparing(Entry::start))
        .limit(MOST_SHIFTS)
        .map(entry -> entry.line(times))
        .toList();
  }

  private record Entry(@Nullable Person person, Instant start, Instant end) {
    ScheduleContent.Line line(Times times) {
      String length = Times.countdown(Duration.between(start, end));
      return new ScheduleContent.Line(person, times.minute(start), times.minute(end), length);
    }
  }

  private static List<PoliciesPages.PolicyContent.Link> policies(Schedule schedule, Visit visit) {
    EscalationTarget target = new EscalationTarget.OfSchedule(schedule.id());
    return visit.directory().all(EscalationPolicy.class).stream()
        .filter(policy -> policy.rules().stream().anyMatch(r -> r.targets().contains(target)))
        .sorted(Comparator.comparing(EscalationPolicy::name))
        .map(p -> new PoliciesPages.PolicyContent.Link("/ui/policies/" + p.id().value(), p.name()))
        .toList();
  }
}
