package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.permission.Sight;
import tocsin.storage.IncidentFilter;
import tocsin.web.rest.shape.ServiceShape;
import tocsin.web.rest.shape.Shaping;

/** Reads from a query which incidents are asked for. */
final class IncidentQuestion {
  /**
   * Without a range only so much of the past is shown, and no range may be longer than the other.
   */
  private static final Duration USUAL_RANGE = Duration.ofDays(31);

  private static final Duration LONGEST_RANGE = Duration.ofDays(184);

  private IncidentQuestion() {}

  /**
   * One more than the page holds is asked for, to know whether there is more; empty: none can be.
   */
  static Optional<IncidentFilter> filter(Call call, Page page) {
    Set<ServiceId> services = call.ids("service_ids", ServiceId::new);
    Set<UserId> users = call.ids("user_ids", UserId::new);
    boolean none =
        (asked(call, "service_ids") && services.isEmpty())
            || (asked(call, "user_ids") && users.isEmpty());
    if (asked(call, "team_ids")) {
      services = narrowed(services, ofTeams(call));
      none |= services.isEmpty();
    }
    if (!Sight.isWhole(call.caller().who()) && !asksForOwn(call, users)) {
      services = narrowed(services, visible(call));
      none |= services.isEmpty();
    }
    Range range = range(call);
    IncidentFilter filter =
        new IncidentFilter(
            words(call, "statuses", IncidentStatus.class),
            services,
            users,
            words(call, "urgencies", Urgency.class),
            range.since(),
            range.until(),
            call.query().first("incident_key").orElse(null),
            null,
            order(call),
            page.offset(),
            page.limit() + 1);
    return none ? Optional.empty() : Optional.of(filter);
  }

  private static boolean asked(Call call, String name) {
    return !call.query().all(name).isEmpty();
  }

  /** What a caller was asked to answer they may see, whosever it is. */
  private static boolean asksForOwn(Call call, Set<UserId> users) {
    User self = call.caller().user();
    return self != null && users.equals(Set.of(self.id()));
  }

  private static Set<ServiceId> visible(Call call) {
    return call.directory().all(Service.class).stream()
        .map(Service::id)
        .collect(Collectors.toSet());
  }

  private static Set<ServiceId> narrowed(Set<ServiceId> asked, Set<ServiceId> wanted) {
    return asked.isEmpty()
        ? wanted
        : asked.stream().filter(wanted::contains).collect(Collectors.toSet());
  }

  private static Set<ServiceId> ofTeams(Call call) {
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    Set<ServiceId> services = new HashSet<>();
    for (Service service : call.directory().all(Service.class)) {
      if (ServiceShape.teamsOf(shaping, service).stream().anyMatch(teams::contains)) {
        services.add(service.id());
      }
    }
    return services;
  }

  private static <E extends Enum<E>> Set<E> words(Call call, String name, Class<E> words) {
    Set<E> found = new HashSet<>();
    for (String text : call.query().all(name)) {
      found.add(
          Words.find(text.toLowerCase(Locale.ROOT), words)
              .orElseThrow(() ->
                  Call.wrong(name + " must be among: " + String.join(", ", Words.all(words)))));
    }
    return found;
  }

  private record Range(@Nullable Instant since, @Nullable Instant until) {}

  private static Range range(Call call) {
    if (call.query().first("date_range").filter("all"::equals).isPresent()) {
      return new Range(null, null);
    }
    Optional<Instant> since = call.time("since");
    Optional<Instant> until = call.time("until");
    if (since.isEmpty() && until.isEmpty()) {
      return new Range(call.now().minus(USUAL_RANGE), null);
    }
    Instant end = until.orElse(call.now());
    Instant start = since.orElse(end.minus(USUAL_RANGE));
    if (Duration.between(start, end).compareTo(LONGEST_RANGE) > 0) {
      throw Call.wrong("The range from since to until may be 6 months long at most");
    }
    return new Range(start, until.orElse(null));
  }

  private static List<IncidentFilter.Sort> order(Call call) {
    List<IncidentFilter.Sort> order = new ArrayList<>();
    for (String keys : call.query().all("sort_by")) {
      for (String key : keys.split(",", -1)) {
        order.add(sort(key.strip()));
      }
    }
    if (order.size() > 2) {
      throw Call.wrong("sort_by may have at most two fields");
    }
    return order.isEmpty()
        ? List.of(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, false))
        : order;
  }

  private static IncidentFilter.Sort sort(String key) {
    String[] parts = key.split(":", 2);
    IncidentFilter.Field field =
        switch (parts[0]) {
          case "incident_number" -> IncidentFilter.Field.NUMBER;
          case "created_at" -> IncidentFilter.Field.CREATED_AT;
          case "resolved_at" -> IncidentFilter.Field.RESOLVED_AT;
          case "status" -> IncidentFilter.Field.STATUS;
          case "urgency" -> IncidentFilter.Field.URGENCY;
          default ->
              throw Call.wrong(
                  "sort_by must be incident_number, created_at, resolved_at, status or urgency");
        };
    return new IncidentFilter.Sort(field, parts.length == 2 && parts[1].equalsIgnoreCase("desc"));
  }
}
