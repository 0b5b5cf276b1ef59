package tocsin.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Integration;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.schedule.Schedule;
import tocsin.runtime.directory.NewInstallation;
import tocsin.server.World;

/**
 * Everything that the demo has configured.
 *
 * @param routingKey of the first service
 */
record SampleAccount(List<DirectoryChange> changes, String routingKey) {

  static SampleAccount make(World world) {
    Instant now = world.clock().instant();
    SampleTeam people = new SampleTeam(world.ids());
    List<User> all = people.members();
    TeamId team = new TeamId(world.ids().next());
    SampleRota rota = new SampleRota(world.ids(), team, now);
    Schedule primary = rota.primary(all.subList(0, 4), all.get(4));
    Schedule secondary = rota.secondary(List.of(all.get(2), all.get(3), all.get(0), all.get(1)));
    EscalationPolicy policy = rota.policy(primary, secondary, people.owner());
    List<Service> services =
        List.of(
            service(world, "Checkout", "Takes the money", policy.id(), team),
            service(world, "Search", "Finds the products", policy.id(), team),
            service(world, "Orders database", "Keeps the orders", policy.id(), team));

    List<DirectoryEntry> entries = new ArrayList<>(all);
    entries.add(new Team(team, "Platform", "Keeps the shop open", members(all)));
    entries.add(new ScheduleEntry(primary));
    entries.add(new ScheduleEntry(secondary));
    entries.add(policy);
    entries.addAll(services);
    List<DirectoryChange> changes =
        new ArrayList<>(NewInstallation.changes("Demo", people.owner(), world.ids()));
    entries.forEach(entry -> changes.add(new DirectoryChange.Put(entry)));
    String key = services.getFirst().integrations().getFirst().routingKey();
    return new SampleAccount(List.copyOf(changes), key);
  }

  private static List<Team.Member> members(List<User> all) {
    return all.stream()
        .map(user ->
            new Team.Member(
                user.id(), user.equals(all.getLast()) ? TeamRole.MANAGER : TeamRole.RESPONDER))
        .toList();
  }

  private static Service service(
      World world, String name, String description, EscalationPolicyId policy, TeamId team) {
    Instant now = world.clock().instant();
    Integration events =
        new Integration(
            new IntegrationId(world.ids().next()),
            "Events API v2",
            "events_api_v2_inbound_integration",
            HexFormat.of().formatHex(world.secrets().bytes(16)),
            now);
    return new Service(
        new ServiceId(world.ids().next()),
        name,
        description,
        policy,
        UrgencyRule.SEVERITY_BASED,
        Duration.ofMinutes(30),
        Duration.ofHours(4),
        false,
        List.of(events),
        List.of(team),
        now);
  }
}
