package tocsin.web.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.User;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.Window;
import tocsin.web.App;
import tocsin.web.access.Secrets;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/** Answers {@code GET /feeds/:token}: the shifts of four weeks past and half a year to come. */
public final class CalendarFeeds {
  private static final Duration PAST = Duration.ofDays(28);
  private static final Duration AHEAD = Duration.ofDays(182);

  private final App app;
  private final FeedLinks links;

  public CalendarFeeds(App app) {
    this.app = app;
    this.links = new FeedLinks(app);
  }

  /** The calendar; or 304 when the asker has it already. */
  public Reply show(Request request) {
    Directory directory = app.directory().current();
    Instant now = app.clock().instant();
    String text =
        links
            .find(request.param("token"))
            .flatMap(owner -> new Pages(directory, request.baseUrl(), window(now)).of(owner))
            .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    String tag = "W/\"" + Secrets.hash(text).substring(0, 22) + "\"";
    boolean known = request.header("If-None-Match").filter(tags -> tags.contains(tag)).isPresent();
    Reply reply =
        known
            ? Reply.empty(304)
            : Reply.of(200, "text/calendar;charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "inline; filename=\"on-call.ics\"");
    return reply.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  /** From midnight to midnight, so that the text stays the same for a day. */
  private static Window window(Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    return new Window(today.minus(PAST), today.plus(AHEAD));
  }

  /** Writes the calendars of one moment. */
  private record Pages(Directory directory, String base, Window window) {
    /** Empty when the person or the schedule was deleted. */
    Optional<String> of(FeedOwner owner) {
      return switch (owner) {
        case FeedOwner.OfUser(var id) -> directory.user(id).map(this::ofUser);
        case FeedOwner.OfSchedule(var id) -> directory.rota(id).map(this::ofSchedule);
      };
    }

    private String ofUser(User user) {
      var calendar = new CalendarText("On call: " + user.name());
      directory.rotas().stream()
          .sorted(Comparator.comparing((Rota rota) -> rota.id().value()))
          .flatMap(rota ->
              shifts(rota)
                  .filter(shift -> shift.user().equals(user.id()))
                  .map(shift -> entry(rota, shift, "On call: " + rota.name())))
          .sorted(Comparator.comparing(CalendarText.Entry::start))
          .forEach(calendar::add);
      return calendar.end();
    }

    private String ofSchedule(Rota rota) {
      var calendar = new CalendarText("On call: " + rota.name());
      shifts(rota)
          .map(shift -> entry(rota, shift, name(shift) + " on call: " + rota.name()))
          .forEach(calendar::add);
      return calendar.end();
    }

    private Stream<Shift> shifts(Rota rota) {
      return ScheduleRenderer.finalSchedule(rota, window, Edges.WHOLE).shifts().stream();
    }

    private CalendarText.Entry entry(Rota rota, Shift shift, String summary) {
      String uid =
          "%s-%s-%d@tocsin".formatted(rota.id(), shift.user(), shift.start().getEpochSecond());
      String url = base + "/ui/schedules/" + rota.id();
      return new CalendarText.Entry(
          uid, shift.start(), shift.end(), summary, description(rota), url);
    }

    private String name(Shift shift) {
      return directory.user(shift.user()).map(User::name).orElse("Somebody who was deleted");
    }

    private String description(Rota rota) {
      var target = new EscalationTarget.OfSchedule(rota.id());
      List<EscalationPolicy> policies =
          directory.all(EscalationPolicy.class).stream()
              .filter(policy -> policy.rules().stream().anyMatch(r -> r.targets().contains(target)))
              .sorted(Comparator.comparing(EscalationPolicy::name))
              .toList();
      return policies.isEmpty()
          ? "No escalation policy uses this schedule."
          : "Paged by "
              + policies.stream().map(EscalationPolicy::name).collect(Collectors.joining(", "))
              + ".";
    }
  }
}
