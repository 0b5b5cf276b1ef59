package tocsin.web.page.account;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Gap;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rendering;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.feed.FeedCard;
import tocsin.web.feed.FeedLinks;
import tocsin.web.feed.FeedOwner;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.edit.FormPost;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/** Schedules: who is on call by each now, two weeks of shifts drawn and told, and the gaps. */
public final class SchedulesPages {
  private static final Duration AHEAD = Duration.ofDays(14);
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 1, 1);

  private final Html html;
  private final FeedLinks feeds;

  public SchedulesPages(App app, Html html) {
    this.html = html;
    this.feeds = new FeedLinks(app);
  }

  /** What the list shows. */
  public record ListContent(List<Row> rows, boolean mayMake) {
    /** A schedule and who is on call by it; nobody when {@code now} is empty. */
    public record Row(String id, String name, List<OnCallNow> now, String zone) {}
  }

  /** Somebody who is on call, and until when. */
  public record OnCallNow(Person person, Moment until) {}

  /**
   * What the page of one schedule shows.
   *
   * @param form null for readers who may not make overrides
   * @param mayEdit whether there is a form that changes it: only for those of layers
   */
  public record ScheduleContent(
      String id,
      String name,
      String description,
      String zone,
      List<OnCallNow> now,
      Span span,
      Drawing drawing,
      List<ShiftLine> shifts,
      List<LayerLine> layers,
      List<PoliciesPages.PolicyContent.Link> policies,
      @Nullable OverrideForm form,
      FeedCard feed,
      boolean mayEdit) {
    /** A layer, or an event, in words. */
    public record LayerLine(String name, String users, String turn, String hours) {}

    /**
     * Which two weeks are shown.
     *
     * @param clock whose clock it is, and when that is changed next
     */
    public record Span(String title, String earlier, String later, String clock) {}
  }

  /** Answers {@code GET /ui/schedules}. */
  public Reply list(Visit visit) {
    List<ListContent.Row> rows =
        visit.directory().rotas().stream()
            .sorted(Comparator.comparing(Rota::name))
            .map(rota ->
                new ListContent.Row(
                    rota.id().value(), rota.name(), now(rota, visit), rota.zone().getId()))
            .toList();
    ListContent content = new ListContent(rows, FormPost.maySomewhere(visit, Action.EDIT_SCHEDULE));
    return html.show(
        visit,
        Sheet.of("schedules", "Schedules", Section.SCHEDULES, content)
            .noting(visit.query("done").flatMap(SchedulesPages::done).orElse(null)));
  }

  private static List<OnCallNow> now(Rota rota, Visit visit) {
    return OnCall.shiftsAt(rota, visit.now()).stream()
        .map(shift ->
            new OnCallNow(
                Person.of(shift.user(), visit.directory()), visit.times().minute(shift.end())))
        .toList();
  }

  /** Answers {@code GET /ui/schedules/:id}; {@code from} is the first day shown. */
  public Reply show(Visit visit) {
    Rota rota = find(visit);
    Window window = new Window(visit.now(), visit.now().plus(AHEAD));
    Rendering ahead = ScheduleRenderer.finalSchedule(rota, window, Edges.WHOLE);
    Notice notice =
        visit
            .query("done")
            .flatMap(SchedulesPages::done)
            .or(() -> gap(ahead, visit.times()))
            .orElse(null);
    return html.show(
        visit,
        Sheet.of("schedule", rota.name(), Section.SCHEDULES, content(rota, ahead, visit))
            .noting(notice));
  }

  /** Answers {@code POST /ui/schedules/:id/feed}: another address for the calendar, or none. */
  public Reply feed(Visit visit) {
    Rota rota = find(visit);
    PeoplePages.act(feeds, new FeedOwner.OfSchedule(rota.id()), visit);
    return Reply.seeOther("/ui/schedules/" + rota.id());
  }

  private static Rota find(Visit visit) {
    return visit
        .directory()
        .rota(OverrideActions.scheduleId(visit))
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  private static Optional<Notice> done(String what) {
    return switch (what) {
      case "made" -> Optional.of(Notice.done("The schedule is made.", "Policies can ask it now."));
      case "saved" ->
          Optional.of(Notice.done("Saved.", "Who was on call until now stays as it was."));
      case "deleted" -> Optional.of(Notice.done("The schedule is deleted.", ""));
      case "make" -> Optional.of(Notice.done("The override is made.", ""));
      case "delete" -> Optional.of(Notice.done("The override is gone.", ""));
      default -> Optional.empty();
    };
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

  private ScheduleContent content(Rota rota, Rendering ahead, Visit visit) {
    LocalDate first = first(visit);
    TwoWeeks weeks = TwoWeeks.of(rota, first, visit);
    FeedOwner owner = new FeedOwner.OfSchedule(rota.id());
    boolean edits = visit.may(Action.EDIT_SCHEDULE, Target.of(rota));
    boolean overrides = visit.may(Action.OVERRIDE_SCHEDULE, Target.of(rota));
    String action = edits ? "/ui/schedules/" + rota.id() + "/feed" : "";
    return new ScheduleContent(
        rota.id().value(),
        rota.name(),
        rota.description(),
        rota.zone().getId(),
        now(rota, visit),
        span(first, visit),
        weeks.drawing(),
        weeks.shifts(),
        layers(rota, visit),
        policies(rota, visit),
        overrides ? OverrideForm.of(rota, proposed(ahead, visit), visit) : null,
        FeedCard.of(feeds, owner, visit.request().baseUrl(), action),
        edits && rota instanceof Schedule);
  }

  /** The first gap to come, or else the next full hour: what an override is most likely for. */
  private static Window proposed(Rendering ahead, Visit visit) {
    if (!ahead.gaps().isEmpty()) {
      Gap gap = ahead.gaps().getFirst();
      return new Window(gap.start(), gap.end());
    }
    Instant hour = visit.now().truncatedTo(ChronoUnit.HOURS);
    return new Window(hour.plus(Duration.ofHours(1)), hour.plus(Duration.ofHours(9)));
  }

  private static LocalDate first(Visit visit) {
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.times().zone());
    try {
      LocalDate asked = visit.query("from").map(LocalDate::parse).orElse(today);
      return asked.isBefore(EARLIEST) || asked.isAfter(LATEST) ? today : asked;
    } catch (DateTimeException e) {
      return today;
    }
  }

  private static ScheduleContent.Span span(LocalDate first, Visit visit) {
    Times times = visit.times();
    Instant start = first.atStartOfDay(times.zone()).toInstant();
    ZoneOffsetTransition next = times.zone().getRules().nextTransition(start);
    String change =
        next == null ? "" : " Next clock change: " + times.minute(next.getInstant()).text() + ".";
    return new ScheduleContent.Span(
        "Two weeks from " + times.dayOf(start),
        "?from=" + first.minusDays(Draftsman.DAYS),
        "?from=" + first.plusDays(Draftsman.DAYS),
        times.city() + " time." + change);
  }

  private static List<ScheduleContent.LayerLine> layers(Rota rota, Visit visit) {
    return switch (rota) {
      case Schedule schedule ->
          schedule.layers().reversed().stream()
              .filter(layer -> layer.end() == null || layer.end().isAfter(visit.now()))
              .map(layer -> LayerWords.of(layer, visit))
              .toList();
      case ShiftBasedSchedule schedule ->
          schedule.rotations().stream()
              .flatMap(rotation -> rotation.events().stream())
              .filter(event -> !event.isOver(visit.now()))
              .map(event -> LayerWords.of(event, visit))
              .toList();
    };
  }

  private static List<PoliciesPages.PolicyContent.Link> policies(Rota rota, Visit visit) {
    EscalationTarget target = new EscalationTarget.OfSchedule(rota.id());
    return visit.directory().all(EscalationPolicy.class).stream()
        .filter(policy -> policy.rules().stream().anyMatch(r -> r.targets().contains(target)))
        .sorted(Comparator.comparing(EscalationPolicy::name))
        .map(p -> new PoliciesPages.PolicyContent.Link("/ui/policies/" + p.id().value(), p.name()))
        .toList();
  }
}
