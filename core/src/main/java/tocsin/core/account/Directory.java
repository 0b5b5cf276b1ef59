package tocsin.core.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ShiftBasedSchedule;

/**
 * Everything an account has configured, as one immutable snapshot: every decision is made against
 * one of these, so it can't see half a change. A change makes the next snapshot.
 */
public final class Directory {
  private static final Account UNNAMED = new Account("Tocsin", ZoneOffset.UTC, null);

  private final Map<Class<?>, Map<String, DirectoryEntry>> entries;
  private final Map<String, IntegrationOfService> integrations;
  private final Map<String, User> usersByEmail;
  private final Map<ServiceId, List<MaintenanceWindow>> maintenance;

  private Directory(
      Map<Class<?>, Map<String, DirectoryEntry>> entries,
      Map<String, IntegrationOfService> integrations,
      Map<String, User> usersByEmail,
      Map<ServiceId, List<MaintenanceWindow>> maintenance) {
    this.entries = entries;
    this.integrations = integrations;
    this.usersByEmail = usersByEmail;
    this.maintenance = maintenance;
  }

  /** An integration and the service whose door it is. */
  public record IntegrationOfService(Integration integration, Service service) {}

  /** The directory of an installation in which nothing is configured. */
  public static Directory empty() {
    return new Directory(Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** A directory that holds exactly these entries; of two with the same key the later counts. */
  public static Directory of(Collection<? extends DirectoryEntry> all) {
    return empty()
        .after(all.stream().map(e -> (DirectoryChange) new DirectoryChange.Put(e)).toList());
  }

  /** This directory with the changes made in order. Linear in its size; changes are rare. */
  public Directory after(Collection<DirectoryChange> changes) {
    Map<Class<?>, Map<String, DirectoryEntry>> next = new HashMap<>(entries);
    for (Class<?> type : changes.stream().map(DirectoryChange::type).distinct().toList()) {
      next.put(type, new HashMap<>(next.getOrDefault(type, Map.of())));
    }
    for (DirectoryChange change : changes) {
      Map<String, DirectoryEntry> ofType = next.getOrDefault(change.type(), Map.of());
      switch (change) {
        case DirectoryChange.Put put -> ofType.put(put.entry().key(), put.entry());
        case DirectoryChange.Remove remove -> ofType.remove(remove.key());
      }
    }
    return indexed(next);
  }

  private static Directory indexed(Map<Class<?>, Map<String, DirectoryEntry>> entries) {
    Map<String, IntegrationOfService> integrations = new HashMap<>();
    for (DirectoryEntry entry : entries.getOrDefault(Service.class, Map.of()).values()) {
      Service service = (Service) entry;
      for (Integration integration : service.integrations()) {
        integrations.put(integration.routingKey(), new IntegrationOfService(integration, service));
      }
    }
    Map<String, User> byEmail = new HashMap<>();
    for (DirectoryEntry entry : entries.getOrDefault(User.class, Map.of()).values()) {
      User user = (User) entry;
      byEmail.put(user.email().toLowerCase(Locale.ROOT), user);
    }
    return new Directory(entries, integrations, byEmail, maintenance(entries));
  }

  /**
   * Each service's windows, the one that ends last first, so that a look at the present is short.
   */
  private static Map<ServiceId, List<MaintenanceWindow>> maintenance(
      Map<Class<?>, Map<String, DirectoryEntry>> entries) {
    Map<ServiceId, List<MaintenanceWindow>> windows = new HashMap<>();
    entries.getOrDefault(MaintenanceWindow.class, Map.of()).values().stream()
        .map(MaintenanceWindow.class::cast)
        .sorted(Comparator.comparing(MaintenanceWindow::end).reversed())
        .forEach(window ->
            window
                .services()
                .forEach(s -> windows.computeIfAbsent(s, _ -> new ArrayList<>()).add(window)));
    return windows;
  }

  /** What holds for the whole installation. */
  public Account account() {
    return find(Account.class, Account.KEY).orElse(UNNAMED);
  }

  public Optional<User> user(UserId id) {
    return find(User.class, id.value());
  }

  /** The user with that address, compared without case. */
  public Optional<User> userByEmail(String email) {
    return Optional.ofNullable(usersByEmail.get(email.toLowerCase(Locale.ROOT)));
  }

  public Optional<Team> team(TeamId id) {
    return find(Team.class, id.value());
  }

  public Optional<Service> service(ServiceId id) {
    return find(Service.class, id.value());
  }

  public Optional<EscalationPolicy> escalationPolicy(EscalationPolicyId id) {
    return find(EscalationPolicy.class, id.value());
  }

  /** The schedule of layers with that id; empty for one of the other kind. */
  public Optional<Schedule> schedule(ScheduleId id) {
    return find(ScheduleEntry.class, id.value()).map(ScheduleEntry::schedule);
  }

  /** The shift-based schedule with that id; empty for one of the other kind. */
  public Optional<ShiftBasedSchedule> shiftBasedSchedule(ScheduleId id) {
    return find(ShiftBasedScheduleEntry.class, id.value()).map(ShiftBasedScheduleEntry::schedule);
  }

  /** The schedule with that id, of either kind. */
  public Optional<Rota> rota(ScheduleId id) {
    return schedule(id).<Rota>map(found -> found).or(() -> shiftBasedSchedule(id));
  }

  /** All schedules of both kinds, in no particular order. */
  public List<Rota> rotas() {
    return Stream.<Rota>concat(
            all(ScheduleEntry.class).stream().map(ScheduleEntry::schedule),
            all(ShiftBasedScheduleEntry.class).stream().map(ShiftBasedScheduleEntry::schedule))
        .toList();
  }

  public Optional<Priority> priority(PriorityId id) {
    return find(Priority.class, id.value());
  }

  public Optional<MaintenanceWindow> maintenanceWindow(MaintenanceWindowId id) {
    return find(MaintenanceWindow.class, id.value());
  }

  /** The maintenance window of that service that lasts at that instant and ends last. */
  public Optional<MaintenanceWindow> maintenance(ServiceId service, Instant now) {
    for (MaintenanceWindow window : maintenance.getOrDefault(service, List.of())) {
      if (window.isPast(now)) {
        return Optional.empty();
      }
      if (window.isOngoing(now)) {
        return Optional.of(window);
      }
    }
    return Optional.empty();
  }

  /** Whether that service makes incidents of its events at that instant. */
  public ServiceMode mode(Service service, Instant now) {
    if (service.disabled()) {
      return ServiceMode.DISABLED;
    }
    return maintenance(service.id(), now).isPresent()
        ? ServiceMode.IN_MAINTENANCE
        : ServiceMode.TAKES_EVENTS;
  }

  /** The integration that takes events with this routing key. */
  public Optional<IntegrationOfService> integration(String routingKey) {
    return Optional.ofNullable(integrations.get(routingKey));
  }

  /** All entries of a type, in no particular order. */
  public <T extends DirectoryEntry> Collection<T> all(Class<T> type) {
    return entries.getOrDefault(type, Map.of()).values().stream().map(type::cast).toList();
  }

  /** All entries of all types, in no particular order. */
  public Stream<DirectoryEntry> everything() {
    return entries.values().stream().flatMap(ofType -> ofType.values().stream());
  }

  private <T extends DirectoryEntry> Optional<T> find(Class<T> type, String key) {
    return Optional.ofNullable(entries.getOrDefault(type, Map.of()).get(key)).map(type::cast);
  }
}
