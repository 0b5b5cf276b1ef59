package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Urgency;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.readiness.Finding;
import tocsin.core.readiness.Problem;
import tocsin.core.readiness.ReadinessCheck;
import tocsin.core.readiness.Report;
import tocsin.core.readiness.Span;
import tocsin.web.http.Reply;
import tocsin.web.page.account.ReadinessWords;
import tocsin.web.rest.shape.Ref;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /readiness}: what would keep a page from reaching somebody. A resource of our own. */
final class ReadinessApi {
  /** One after the other: the check may take a good part of a second of a large account. */
  private final Set<ContactKind> offered;

  private final Object oneAtATime = new Object();

  /**
   * An answer that knows of this server's media.
   *
   * @param offered by which it can reach people
   */
  ReadinessApi(Set<ContactKind> offered) {
    this.offered = offered;
  }

  /** With {@code since} and {@code until}, by default the next four weeks. */
  Reply list(Call call) {
    Instant since = call.time("since").orElse(call.now());
    Instant until = call.time("until").orElse(since.plus(ReadinessCheck.USUAL));
    if (!since.isBefore(until)
        || Duration.between(since, until).compareTo(ReadinessCheck.LONGEST) > 0) {
      throw Call.wrong("until must be after since, and at most 92 days");
    }
    Page page = call.page();
    Report report;
    synchronized (oneAtATime) {
      report = ReadinessCheck.of(call.directory(), offered, since, until);
    }
    Shaping shaping = call.shaping();
    List<Finding> all = report.findings();
    int from = Math.min(page.offset(), all.size());
    int to = Math.min(from + page.limit(), all.size());
    ArrayNode findings = Json.list();
    all.subList(from, to).forEach(finding -> findings.add(finding(call, shaping, finding)));
    ObjectNode body = Json.object();
    body.put("ready", report.ready());
    body.put("complete", report.complete());
    body.put("since", shaping.time(report.span().start()));
    body.put("until", shaping.time(report.span().end()));
    body.set("findings", findings);
    body.put("limit", page.limit());
    body.put("offset", page.offset());
    body.put("more", to < all.size());
    body.put("total", page.counted() ? (Integer) all.size() : null);
    return Json.reply(200, body);
  }

  private static ObjectNode finding(Call call, Shaping shaping, Finding finding) {
    ObjectNode shape = Json.object();
    shape.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    shape.put("sentence", ReadinessWords.of(finding.problem(), call.directory()));
    problem(shape, shaping, finding.problem());
    ArrayNode when = Json.list();
    for (Span span : finding.when()) {
      ObjectNode time = Json.object();
      time.put("start", shaping.time(span.start()));
      time.put("end", shaping.time(span.end()));
      when.add(time);
    }
    shape.set("when", when);
    shape.put("more", finding.more());
    return shape;
  }

  private static void problem(ObjectNode shape, Shaping shaping, Problem problem) {
    switch (problem) {
      case Problem.PolicyEndsNowhere(EscalationPolicyId policy) -> {
        shape.put("type", "policy_ends_nowhere");
        shape.set("escalation_policy", Ref.policy(shaping, policy));
      }
      case Problem.LevelEmpty(EscalationPolicyId policy, int level) ->
          level(shape.put("type", "level_empty"), shaping, policy, level);
      case Problem.Gap(ScheduleId schedule) -> {
        shape.put("type", "gap");
        shape.set("schedule", Ref.schedule(shaping, schedule));
      }
      case Problem.UserDeleted(EscalationPolicyId policy, int level, UserId user) -> {
        level(shape.put("type", "user_deleted"), shaping, policy, level);
        shape.set("user", Ref.user(shaping, user));
      }
      case Problem.DeletedOnCall(ScheduleId schedule, UserId user) -> {
        shape.put("type", "deleted_user_on_call");
        shape.set("schedule", Ref.schedule(shaping, schedule));
        shape.set("user", Ref.user(shaping, user));
      }
      case Problem.ScheduleDeleted(EscalationPolicyId policy, int level, ScheduleId schedule) -> {
        level(shape.put("type", "schedule_deleted"), shaping, policy, level);
        shape.set("schedule", Ref.schedule(shaping, schedule));
      }
      case Problem.Unreachable(UserId user) -> {
        shape.put("type", "unreachable");
        shape.set("user", Ref.user(shaping, user));
      }
      case Problem.NoRule(UserId user, Urgency urgency) -> {
        shape.put("type", "no_notification_rule");
        shape.put("urgency", Words.of(urgency));
        shape.set("user", Ref.user(shaping, user));
      }
      case Problem.RuleSkipped(UserId user, ContactMethodId method) -> {
        shape.put("type", "notification_rule_skipped");
        shape.set("user", Ref.user(shaping, user));
        shape.put("contact_method_id", method.value());
      }
      case Problem.MediumNotSetUp(UserId user, List<ContactKind> media) -> {
        shape.put("type", "medium_not_set_up");
        shape.set("user", Ref.user(shaping, user));
        shape.set("media", media(media));
      }
      case Problem.DoubleBooked(UserId user, List<ScheduleId> schedules) -> {
        shape.put("type", "double_booked");
        shape.set("user", Ref.user(shaping, user));
        ArrayNode list = Json.list();
        schedules.forEach(id -> list.add(Ref.schedule(shaping, id)));
        shape.set("schedules", list);
      }
      case Problem.ServiceWithoutPolicy p -> {
        shape.put("type", "service_without_policy");
        shape.set("service", Ref.service(shaping, p.service()));
      }
      case Problem.NoFallback p -> shape.put("type", "no_fallback");
      case Problem.FallbackNotSetUp(UserId user, List<ContactKind> media) -> {
        shape.put("type", "fallback_not_set_up");
        shape.set("user", Ref.user(shaping, user));
        shape.set("media", media(media));
      }
    }
  }

  private static ArrayNode media(List<ContactKind> media) {
    ArrayNode names = Json.list();
    media.forEach(kind -> names.add(kind.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static void level(
      ObjectNode shape, Shaping shaping, EscalationPolicyId policy, int level) {
    shape.put("level", level);
    shape.set("escalation_policy", Ref.policy(shaping, policy));
  }
}
