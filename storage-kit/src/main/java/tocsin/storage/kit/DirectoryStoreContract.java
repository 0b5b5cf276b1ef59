package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Extension;
import tocsin.core.account.Integration;
import tocsin.core.account.Language;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Priority;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookForm;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.LayerId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.VendorId;
import tocsin.core.id.WebhookSubscriptionId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;
import tocsin.storage.DirectoryStore;

/** What every {@link DirectoryStore} keeps to. */
public abstract class DirectoryStoreContract extends StoresContract {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final User ANA =
      new User(
              Samples.ANA,
              "Ana",
              "ana@example.org",
              BERLIN,
              Role.ADMIN,
              "SRE",
              "",
              "teal",
              List.of(),
              List.of())
          .in(BERLIN, Language.GERMAN);
  private static final EscalationPolicy POLICY =
      new EscalationPolicy(
          new EscalationPolicyId("P1"),
          "Checkout",
          "",
          List.of(
              new EscalationRule(
                  new EscalationRuleId("R1"),
                  Duration.ofMinutes(5),
                  List.of(
                      new EscalationTarget.OfUser(Samples.ANA),
                      new EscalationTarget.OfSchedule(new ScheduleId("S1"))))),
          2,
          List.of(new TeamId("T1")));

  private static final List<DirectoryEntry> ONE_OF_EACH =
      List.of(
          new Account("Acme", BERLIN, Samples.ANA),
          ANA,
          new Team(
              new TeamId("T1"),
              "Payments",
              "",
              List.of(new Team.Member(Samples.ANA, TeamRole.MANAGER))),
          new Service(
              Samples.CHECKOUT,
              "Checkout",
              "",
              POLICY.id(),
              UrgencyRule.SEVERITY_BASED,
              Duration.ofMinutes(30),
              null,
              false,
              List.of(
                  new Integration(
                      new IntegrationId("I1"),
                      "Prometheus",
                      "events_api_v2_inbound_integration",
                      "0123456789abcdef0123456789abcdef",
                      Samples.NOON,
                      new VendorId("PALRTMG"),
                      Duration.ofMinutes(5))),
              List.of(),
              Samples.NOON),
          POLICY,
          new ScheduleEntry(
              new Schedule(
                  new ScheduleId("S1"),
                  "Primary",
                  "",
                  BERLIN,
                  List.of(
                      new Layer(
                          new LayerId("L1"),
                          "Nights",
                          Samples.NOON,
                          null,
                          Samples.NOON,
                          Duration.ofDays(7),
                          List.of(Samples.ANA, Samples.BO),
                          List.of(
                              new Restriction.Daily(LocalTime.of(22, 0), Duration.ofHours(9))))),
                  List.of(),
                  List.of())),
          new Priority(new PriorityId("O1"), "P1", "Very bad", 1, "red"),
          new MaintenanceWindow(
              new MaintenanceWindowId("M1"),
              1,
              Samples.NOON,
              Samples.NOON.plusSeconds(3600),
              "New disks",
              List.of(Samples.CHECKOUT),
              List.of(new TeamId("T1")),
              Samples.ANA),
          new WebhookSubscription(
              new WebhookSubscriptionId("W1"),
              "Dashboard",
              true,
              new WebhookScope.OfTeam(new TeamId("T1")),
              List.of(WebhookEventType.INCIDENT_TRIGGERED, WebhookEventType.SERVICE_DELETED),
              "https://dashboard.example.org/hook",
              List.of("X-Key"),
              Samples.NOON),
          new Extension(
              new ExtensionId("E1"),
              "Chat",
              "slack:C012ABCDEF",
              List.of(Samples.CHECKOUT),
              "{}",
              Samples.NOON,
              WebhookForm.SLACK));

  private void put(Stream<DirectoryEntry> entries) {
    stores
        .directory()
        .save(entries.map(e -> (DirectoryChange) new DirectoryChange.Put(e)).toList());
  }

  @Test
  void nothingIsConfiguredAtFirst() {
    assertThat(stores.directory().load().all(User.class)).isEmpty();
    assertThat(stores.directory().load().account().fallbackContact()).isNull();
  }

  @Test
  void everyKindOfEntryComesBackAlsoAfterARestart() {
    put(ONE_OF_EACH.stream());
    reopen();
    Directory directory = stores.directory().load();

    for (DirectoryEntry entry : ONE_OF_EACH) {
      assertThat(List.<DirectoryEntry>copyOf(directory.all(entry.getClass())))
          .containsExactly(entry);
    }
    assertThat(directory.integration("0123456789abcdef0123456789abcdef")).isPresent();
  }

  @Test
  void anEntryIsReplacedByItsKeyAndOneOfAnotherTypeWithThatKeyStays() {
    Team namesake = new Team(new TeamId(ANA.key()), "Namesake", "", List.of());
    put(Stream.of(ANA, namesake));
    User renamed =
        new User(
            ANA.id(),
            "Ana B.",
            ANA.email(),
            ANA.zone(),
            ANA.role(),
            ANA.jobTitle(),
            ANA.description(),
            ANA.color(),
            ANA.contactMethods(),
            ANA.notificationRules());
    put(Stream.of(renamed));

    assertThat(stores.directory().load().all(User.class)).containsExactly(renamed);
    assertThat(stores.directory().load().all(Team.class)).containsExactly(namesake);
  }

  @Test
  void anEntryIsRemovedAndRemovingItAgainDoesNothing() {
    put(ONE_OF_EACH.stream());
    DirectoryChange remove = new DirectoryChange.Remove(User.class, ANA.key());
    stores.directory().save(List.of(remove));
    stores.directory().save(List.of(remove));

    assertThat(stores.directory().load().user(ANA.id())).isEmpty();
    assertThat(stores.directory().load().all(Service.class)).hasSize(1);
  }

  @Test
  void changesAreMadeInTheOrderGiven() {
    stores
        .directory()
        .save(
            List.of(
                new DirectoryChange.Put(ANA),
                new DirectoryChange.Remove(User.class, ANA.key()),
                new DirectoryChange.Put(POLICY)));

    assertThat(stores.directory().load().all(User.class)).isEmpty();
    assertThat(stores.directory().load().escalationPolicy(POLICY.id())).contains(POLICY);
  }
}
