package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tocsin.core.account.Service;
import tocsin.core.change.ChangeEvent;
import tocsin.core.event.Event;
import tocsin.core.id.ChangeEventId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.incident.Incident;
import tocsin.runtime.intake.Acceptance;
import tocsin.storage.ChangeEventStore;
import tocsin.storage.ChangeEventStore.Filter;
import tocsin.web.App;
import tocsin.web.events.ChangeBody;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ChangeEventShape;
import tocsin.web.rest.shape.ServiceShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /change_events}: what was changed, newest first. */
final class ChangeEventsApi {
  /** So long before an incident a change may have caused it. */
  private static final Duration RELATED = Duration.ofHours(24);

  private static final Duration DURABLE_WITHIN = Duration.ofSeconds(10);
  private static final int LONGEST_PART = 32 << 10;

  private final App app;
  private final IncidentsApi incidents;
  private final ChangeEventStore store;

  ChangeEventsApi(App app, IncidentsApi incidents) {
    this.app = app;
    this.incidents = incidents;
    this.store = app.stores().sideRoads().changes();
  }

  Reply list(Call call) {
    return list(call, Set.of());
  }

  Reply ofService(Call call) {
    return list(call, Set.of(ServicesApi.find(call, call.directory()).id()));
  }

  private Reply list(Call call, Set<ServiceId> only) {
    Page page = call.page();
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    Set<ServiceId> services = only;
    if (!teams.isEmpty()) {
      services = servicesOf(teams, call);
      if (!only.isEmpty()) {
        services.retainAll(only);
      }
      if (services.isEmpty()) {
        return page.reply("change_events", Json.list(), false, page.counted() ? 0L : null);
      }
    }
    Filter filter =
        new Filter(
            services,
            call.ids("integration_ids", IntegrationId::new),
            call.time("since").orElse(null),
            call.time("until").orElse(null),
            page.offset(),
            page.limit() + 1);
    List<ChangeEvent> found = store.list(filter);
    Long total = page.counted() ? store.count(filter) : null;
    return page.reply(
        "change_events",
        shown(call, found.stream().limit(page.limit()).toList()),
        found.size() > page.limit(),
        total);
  }

  private static Set<ServiceId> servicesOf(Set<TeamId> teams, Call call) {
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    Set<ServiceId> services = new HashSet<>();
    for (Service service : call.directory().all(Service.class)) {
      if (ServiceShape.teamsOf(shaping, service).stream().anyMatch(teams::contains)) {
        services.add(service.id());
      }
    }
    return services;
  }

  private static ArrayNode shown(Call call, List<ChangeEvent> changes) {
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    ArrayNode shown = Json.list();
    changes.forEach(change -> shown.add(ChangeEventShape.of(shaping, change)));
    return shown;
  }

  /** What was changed in the incident's service shortly before it was made, and since then. */
  Reply relatedTo(Call call) {
    Incident incident = incidents.find(call);
    int limit = Page.of(call.query()).limit();
    Instant until = Optional.ofNullable(incident.resolvedAt()).orElse(call.now());
    Filter filter =
        new Filter(
            Set.of(incident.subject().service()),
            Set.of(),
            incident.createdAt().minus(RELATED),
            until.plusMillis(1),
            0,
            limit);
    ArrayNode shown = shown(call, store.list(filter));
    for (JsonNode change : shown) {
      ((ObjectNode) change).putObject("correlation_reason").put("reason", "most_recent");
    }
    return Json.reply(200, "change_events", shown);
  }

  Reply get(Call call) {
    return shown(call, find(call));
  }

  private ChangeEvent find(Call call) {
    return store.find(call.id("id", ChangeEventId::new)).orElseThrow(Call::notFound);
  }

  private static Reply shown(Call call, ChangeEvent change) {
    return Json.reply(
        200, "change_event", ChangeEventShape.of(call.shaping(ZoneOffset.UTC), change));
  }

  /** Takes what {@code /v2/change/enqueue} takes, and keeps it as safely. */
  Reply create(Call call) throws InterruptedException, ExecutionException {
    return switch (ChangeBody.read(call.request().body(), call.now(), app.ids())) {
      case ChangeBody.Wrong(List<String> errors) ->
          throw new ProblemException(Problems.INVALID_INPUT.because(errors));
      case ChangeBody.Taken(Event event) -> answer(accept(event));
    };
  }

  private Acceptance accept(Event event) throws InterruptedException, ExecutionException {
    try {
      return app.intake().accept(event).get(DURABLE_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Acceptance.Unavailable("The event log is slow. Send it again later.");
    }
  }

  private static Reply answer(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Accepted _ -> {
        ObjectNode body = Json.object();
        body.put("status", "success");
        body.put("message", "Change event processed");
        yield Json.reply(202, body);
      }
      case Acceptance.UnknownKey _ -> throw Call.wrong("Invalid routing key");
      case Acceptance.TooMany _ -> throw new ProblemException(Problems.RATE_LIMITED);
      case Acceptance.Unavailable(String sentence) ->
          throw new ProblemException(Problems.BUSY.because(sentence));
    };
  }

  /** Summary, source, time, details, links and images may be edited. */
  Reply update(Call call) {
    Input input = call.body("change_event");
    Optional<String> summary = input.filled("summary", 1024, false);
    Optional<String> source = input.text("source", 1024);
    Optional<Instant> at = input.time("timestamp");
    Optional<String> details = part(input, "custom_details", true);
    Optional<String> links = part(input, "links", false);
    Optional<String> images = part(input, "images", false);
    input.check();
    ChangeEvent old = find(call);
    ChangeEvent changed =
        new ChangeEvent(
            old.id(),
            at.orElse(old.at()),
            summary.orElse(old.summary()),
            source.orElse(old.source()),
            old.integration(),
            old.service(),
            details.orElse(old.details()),
            links.orElse(old.links()),
            images.orElse(old.images()));
    store.replace(changed);
    return shown(call, changed);
  }

  private static Optional<String> part(Input input, String name, boolean object) {
    if (!input.has(name) || input.isNull(name)) {
      return Optional.empty();
    }
    JsonNode part = input.tree().path(name);
    if (object ? !part.isObject() : !part.isArray()) {
      input.wrong(name, object ? "must be an object" : "must be a list");
      return Optional.empty();
    }
    String text = part.toString();
    if (text.length() > LONGEST_PART) {
      input.wrong(name, "is too long");
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
