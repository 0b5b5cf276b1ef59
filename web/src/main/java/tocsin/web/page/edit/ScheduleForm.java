package tocsin.web.page.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IdSource;
import tocsin.core.id.ScheduleId;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleCheck;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.account.Drawing;
import tocsin.web.page.account.ShiftLine;
import tocsin.web.page.account.TwoWeeks;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.frame.Zones;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tocsin.web.rest.ScheduleDraft;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form that makes schedules of layers and changes them, and shows what would follow before it
 * is saved. Layers and people come, go and change places without a script: buttons send the form,
 * and it comes back with what was typed.
 */
public final class ScheduleForm {
  private static final String SCHEDULES = "/schedules";

  /** What the buttons that only rearrange the form say: "raise-2", or "raise-2-3" of a person. */
  private static final Pattern RAISE = Pattern.compile("raise-(\\d{1,3})(?:-(\\d{1,4}))?");

  private final FormPost post;
  private final IdSource ids;
  private final Html html;

  public ScheduleForm(App app, FormPost post, Html html) {
    this.post = post;
    this.ids = app.ids();
    this.html = html;
  }

  /**
   * What the template shows.
   *
   * @param id null for a new schedule
   * @param people what may be typed into the places of a layer
   * @param preview null unless it was asked for
   */
  public record Content(
      @Nullable String id,
      String name,
      String description,
      List<Zones.Choice> zones,
      List<Option> teams,
      List<LayerFields> layers,
      List<String> people,
      @Nullable Preview preview) {}

  /** Who would be on call in the next two weeks. */
  public record Preview(Drawing drawing, List<ShiftLine> shifts) {}

  /** Answers {@code GET /ui/schedules/new}. */
  public Reply ask(Visit visit) {
    return show(200, visit, null, null);
  }

  /** Answers {@code GET /ui/schedules/:id/edit}. */
  public Reply edit(Visit visit) {
    return show(200, visit, find(visit), null);
  }

  /** Answers {@code POST /ui/schedules}. */
  public Reply make(Visit visit) throws Exception {
    if (!saves(visit)) {
      return rearranged(visit, null);
    }
    return switch (post.send(visit, () -> Wish.post(SCHEDULES, body(visit, null)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, null, notice);
      case FormPost.Outcome.Done(var answer) ->
          back(answer.path("schedule").path("id").stringValue(), "made");
    };
  }

  /** Answers {@code POST /ui/schedules/:id}. */
  public Reply save(Visit visit) throws Exception {
    Schedule before = find(visit);
    if (!saves(visit)) {
      return rearranged(visit, before);
    }
    String id = before.id().value();
    return switch (post.send(visit, () -> Wish.put(SCHEDULES, id, body(visit, before)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, before, notice);
      case FormPost.Outcome.Done done -> back(id, "saved");
    };
  }

  /** Answers {@code POST /ui/schedules/:id/delete}. */
  public Reply delete(Visit visit) throws Exception {
    var unused = post.ask(visit, Wish.delete(SCHEDULES, visit.request().param("id")));
    return Reply.seeOther("/ui/schedules?done=deleted");
  }

  private static Reply back(String id, String done) {
    return Reply.seeOther("/ui/schedules/" + id + "?done=" + done);
  }

  private static boolean saves(Visit visit) {
    return visit.posted("do").orElse("save").equals("save");
  }

  private static ObjectNode body(Visit visit, @Nullable Schedule before) {
    return Json.object().set("schedule", new ScheduleWish(visit, before).said());
  }

  /** Only those of layers: the others have no form. */
  private static Schedule find(Visit visit) {
    String id = visit.request().param("id");
    return (id.matches("[!-~]{1,64}")
            ? visit.directory().schedule(new ScheduleId(id))
            : Optional.<Schedule>empty())
        .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
  }

  /** The form again as one of its other buttons wants it. */
  private Reply rearranged(Visit visit, @Nullable Schedule before) {
    if (!visit.posted("do").orElse("").equals("preview")) {
      return show(200, visit, before, null);
    }
    try {
      ObjectNode said = new ScheduleWish(visit, before).said();
      Schedule draft = ScheduleDraft.of(said, before, visit.directory(), ids, visit.now());
      TwoWeeks weeks = TwoWeeks.from(draft, visit);
      Preview preview = new Preview(weeks.drawing(), weeks.shifts());
      return shown(200, visit, content(visit, before, preview), null);
    } catch (ProblemException e) {
      FormPost.Outcome.Wrong wrong = FormPost.wrong(e);
      return show(wrong.status(), visit, before, wrong.notice());
    }
  }

  private Reply show(
      int status, Visit visit, @Nullable Schedule schedule, @Nullable Notice notice) {
    return shown(status, visit, content(visit, schedule, null), notice);
  }

  private Reply shown(int status, Visit visit, Content content, @Nullable Notice notice) {
    String title = content.id() == null ? "New schedule" : ("Change " + content.name()).strip();
    return html.show(
        status, visit, Sheet.of("scheduleform", title, Section.SCHEDULES, content).noting(notice));
  }

  private static Content content(
      Visit visit, @Nullable Schedule schedule, @Nullable Preview preview) {
    Typed typed = new Typed(visit);
    return new Content(
        schedule == null ? null : schedule.id().value(),
        typed.text("name", schedule == null ? "" : schedule.name()),
        typed.text("description", schedule == null ? "" : schedule.description()),
        Zones.choices(ScheduleWish.zone(visit, schedule), visit.now()),
        TeamsField.of(schedule == null ? List.of() : schedule.teams(), visit),
        layers(visit, schedule),
        new TargetNames(visit.directory()).people(),
        preview);
  }

  private static List<LayerFields> layers(Visit visit, @Nullable Schedule schedule) {
    String wanted = visit.posted("do").orElse("");
    boolean cameBack = visit.request().method().equals("POST");
    List<LayerFields> layers =
        cameBack ? rearranged(LayerFields.posted(visit), wanted) : present(schedule, visit);
    boolean more = wanted.equals("more") || layers.isEmpty();
    if (more && layers.size() < ScheduleCheck.MAX_LAYERS) {
      layers.add(LayerFields.fresh(ScheduleWish.zone(visit, schedule), visit.now()));
    }
    List<LayerFields> shown = new ArrayList<>();
    layers.forEach(layer -> shown.add(layer.shown(shown.size() + 1)));
    return shown;
  }

  private static List<LayerFields> present(@Nullable Schedule schedule, Visit visit) {
    TargetNames names = new TargetNames(visit.directory());
    return schedule == null
        ? new ArrayList<>()
        : schedule.layers().stream()
            .filter(layer -> layer.end() == null || layer.end().isAfter(visit.now()))
            .map(layer -> LayerFields.of(layer, schedule.zone(), names))
            .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<LayerFields> rearranged(List<LayerFields> layers, String wanted) {
    Matcher raise = RAISE.matcher(wanted);
    if (!raise.matches()) {
      return layers;
    }
    int number = Integer.parseInt(raise.group(1));
    if (raise.group(2) == null) {
      return LayerFields.raised(layers, number);
    }
    int person = Integer.parseInt(raise.group(2));
    return layers.stream()
        .map(layer -> layer.number() == number ? layer.raising(person) : layer)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
