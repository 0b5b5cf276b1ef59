package tocsin.core.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.Extension;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Priority;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.account.WebhookForm;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/** Who may do what, against a grid that was written down without looking at the table. */
class PermissionsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TeamId OPS = new TeamId("POPS");
  private static final TeamId WEB = new TeamId("PWEB");
  private static final Target OF_OPS = new Target.OfTeams(Set.of(OPS));

  /**
   * Columns: owner, administrator, manager ({@code user}), responder ({@code limited_user}),
   * observer, restricted, stakeholder, limited stakeholder; then manager, responder and observer of
   * the team that owns the thing. X is yes.
   */
  private static final String GRID =
      """
                            O A M R b r S l | m r b
      VIEW_SELF             X X X X X X X X | X X X
      VIEW_INCIDENTS        X X X X X . X X | X X X
      VIEW_CONFIGURATION    X X X X X . X . | X X X
      VIEW_AUDIT            X X . . . . . . | . . .
      ANSWER_INCIDENT       X X X X . . . . | X X .
      CREATE_INCIDENT       X X X X . . . . | X X .
      EDIT_SERVICE          X X X . . . . . | X . .
      MAINTAIN_SERVICE      X X X X . . . . | X X .
      EDIT_POLICY           X X X . . . . . | X . .
      EDIT_SCHEDULE         X X X . . . . . | X . .
      OVERRIDE_SCHEDULE     X X X X . . . . | X X .
      EDIT_TEAM             X X X . . . . . | X . .
      MANAGE_TEAM_MEMBERS   X X X . . . . . | X . .
      EDIT_OWN_PROFILE      X X X X X X X X | X X X
      CREATE_USER           X X . . . . . . | . . .
      EDIT_USER             X X . . . . . . | . . .
      INVITE_USER           X X . . . . . . | . . .
      EDIT_ROLE             X X . . . . . . | . . .
      DELETE_USER           X X . . . . . . | . . .
      MANAGE_KEYS           X X . . . . . . | . . .
      MANAGE_WEBHOOKS       X X X . . . . . | X . .
      EDIT_ACCOUNT          X X . . . . . . | . . .
      """;

  @Test
  void everyRoleMayDoWhatTheGridSaysAndNothingElse() {
    List<String> shown = new ArrayList<>(List.of(GRID.lines().findFirst().orElseThrow()));
    for (Action action : Action.values()) {
      StringBuilder line = new StringBuilder("%-21s".formatted(action));
      for (Role role : Role.values()) {
        line.append(permitted(member(role, Map.of()), action, Target.ACCOUNT) ? " X" : " .");
      }
      line.append(" |");
      for (TeamRole role : TeamRole.values()) {
        Who who = member(Role.RESTRICTED_ACCESS, Map.of(OPS, role));
        line.append(permitted(who, action, OF_OPS) ? " X" : " .");
      }
      shown.add(line.toString());
    }
    assertThat(String.join("\n", shown) + "\n").isEqualTo(GRID);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"USER", "LIMITED_USER", "OBSERVER", "RESTRICTED_ACCESS"})
  void aRoleInATeamRaisesAndRestrictsWhatTheTeamOwnsAndNothingElse(Role role) {
    Who observer = member(role, Map.of(OPS, TeamRole.OBSERVER));
    Who manager = member(role, Map.of(OPS, TeamRole.MANAGER));
    assertThat(permitted(observer, Action.EDIT_SERVICE, OF_OPS)).isFalse();
    assertThat(permitted(manager, Action.EDIT_SERVICE, OF_OPS)).isTrue();
    Target ofWeb = new Target.OfTeams(Set.of(WEB));
    assertThat(permitted(manager, Action.EDIT_SERVICE, ofWeb)).isEqualTo(role == Role.USER);
    assertThat(permitted(observer, Action.EDIT_SERVICE, ofWeb)).isEqualTo(role == Role.USER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OWNER", "ADMIN", "READ_ONLY_USER", "READ_ONLY_LIMITED_USER"})
  void teamsDoNotMatterToAdministratorsAndStakeholders(Role role) {
    for (TeamRole inTeam : TeamRole.values()) {
      Who who = member(role, Map.of(OPS, inTeam));
      for (Action action : Action.values()) {
        assertThat(permitted(who, action, OF_OPS))
            .as("%s, %s of the team, %s", role, inTeam, action)
            .isEqualTo(permitted(who, action, Target.ACCOUNT));
      }
    }
  }

  @Test
  void ofSeveralTeamsTheBestRoleCounts() {
    Who who = member(Role.OBSERVER, Map.of(OPS, TeamRole.OBSERVER, WEB, TeamRole.RESPONDER));
    Target ofBoth = new Target.OfTeams(Set.of(OPS, WEB));
    assertThat(permitted(who, Action.OVERRIDE_SCHEDULE, ofBoth)).isTrue();
    assertThat(permitted(who, Action.EDIT_SCHEDULE, ofBoth)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoeverIsAskedMayAnswerUnlessTheyAreAStakeholder(Role role) {
    Who who = member(role, Map.of());
    Target asked = new Target.OfIncident(Set.of(OPS), Set.of(new UserId("PME"), new UserId("PBO")));
    boolean stakeholder = role == Role.READ_ONLY_USER || role == Role.READ_ONLY_LIMITED_USER;
    assertThat(permitted(who, Action.ANSWER_INCIDENT, asked)).isEqualTo(!stakeholder);
    assertThat(permitted(who, Action.VIEW_INCIDENTS, asked)).isTrue();
    assertThat(permitted(who, Action.CREATE_INCIDENT, asked))
        .isEqualTo(permitted(who, Action.CREATE_INCIDENT, Target.ACCOUNT));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void thatSomebodyElseIsAskedChangesNothing(Role role) {
    Who who = member(role, Map.of());
    Target others = new Target.OfIncident(Set.of(OPS), Set.of(new UserId("PBO")));
    for (Action action : List.of(Action.VIEW_INCIDENTS, Action.ANSWER_INCIDENT)) {
      assertThat(permitted(who, action, others)).isEqualTo(permitted(who, action, Target.ACCOUNT));
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whatIsMadeOfWhatSomebodySeesIsShownEvenToThoseWithRestrictedAccess(Role role) {
    Who who = member(role, Map.of());
    assertThat(permitted(who, Action.VIEW_CONFIGURATION, Target.VISIBLE))
        .isEqualTo(role != Role.READ_ONLY_LIMITED_USER);
    assertThat(permitted(who, Action.EDIT_SERVICE, Target.VISIBLE))
        .isEqualTo(permitted(who, Action.EDIT_SERVICE, Target.ACCOUNT));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everybodyMayChangeTheirOwnProfileAndOnlyAdministratorsOthers(Role role) {
    Who who = member(role, Map.of());
    boolean admin = role == Role.OWNER || role == Role.ADMIN;
    assertThat(permitted(who, Action.EDIT_USER, new Target.OfUser(user("PME", role)))).isTrue();
    assertThat(permitted(who, Action.EDIT_USER, new Target.OfUser(user("PBO", Role.USER))))
        .isEqualTo(admin);
    assertThat(permitted(who, Action.VIEW_CONFIGURATION, new Target.OfUser(user("PME", role))))
        .isTrue();
    assertThat(
            permitted(who, Action.VIEW_CONFIGURATION, new Target.OfUser(user("PBO", Role.OWNER))))
        .as("also somebody above them")
        .isEqualTo(permitted(who, Action.VIEW_CONFIGURATION, Target.ACCOUNT));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyOwnersTouchOwnersAndNobodyGivesARoleAboveTheirOwn(Role role) {
    Who who = member(role, Map.of());
    Target owner = new Target.OfUser(user("PBO", Role.OWNER));
    for (Action action : List.of(Action.EDIT_USER, Action.INVITE_USER, Action.DELETE_USER)) {
      assertThat(permitted(who, action, owner)).isEqualTo(role == Role.OWNER);
    }
    for (String id : List.of("PME", "PBO")) {
      for (Role before : Role.values()) {
        for (Role next : Role.values()) {
          boolean may =
              role == Role.OWNER
                  || role == Role.ADMIN && before != Role.OWNER && next != Role.OWNER;
          assertThat(permitted(who, Action.EDIT_ROLE, new Target.OfRole(user(id, before), next)))
              .as("%s makes a %s a %s", role, before, next)
              .isEqualTo(may);
        }
      }
    }
  }

  @Test
  void aKeyOfTheAccountIsAnAdministratorAndNotAnOwner() {
    Who key = Who.accountKey();
    for (Action action : Action.values()) {
      assertThat(permitted(key, action, Target.ACCOUNT)).isTrue();
    }
    assertThat(permitted(key, Action.EDIT_USER, new Target.OfUser(user("PBO", Role.OWNER))))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aReadOnlyKeyLooksAndChangesNothing(Action action) {
    assertThat(permitted(Who.accountKey().onlyReading(), action, Target.ACCOUNT))
        .isEqualTo(action.name().startsWith("VIEW_"));
  }

  @Test
  void theLastOwnerStays() {
    User ann = user("PANN", Role.OWNER);
    User bob = user("PBOB", Role.OWNER);
    User cai = user("PCAI", Role.ADMIN);
    Directory one = Directory.of(List.of(ann, cai));
    assertThat(Permissions.withoutOwner(one, ann)).isInstanceOf(Permit.Refused.class);
    assertThat(Permissions.withoutOwner(one, cai)).isInstanceOf(Permit.Permitted.class);
    assertThat(Permissions.withoutOwner(Directory.of(List.of(cai)), cai))
        .isInstanceOf(Permit.Permitted.class);
    assertThat(Permissions.withoutOwner(Directory.of(List.of(ann, bob)), ann))
        .isInstanceOf(Permit.Permitted.class);
  }

  @Test
  void aRefusalIsASentenceThatSaysWhoCanHelp() {
    Permit permit =
        Permissions.permit(member(Role.OBSERVER, Map.of()), Action.EDIT_SERVICE, Target.ACCOUNT);
    assertThat(permit)
        .isEqualTo(
            new Permit.Refused(
                "Your role doesn't let you change this service."
                    + " The owner or an administrator can give you another role."));
  }

  @Test
  void thoseWithRestrictedAccessSeeTheirTeamsAndTheirMatesAndThemselves() {
    User me = user("PME", Role.RESTRICTED_ACCESS);
    User mate = user("PMATE", Role.USER);
    User other = user("POTHER", Role.USER);
    Team ops = team(OPS, new UserId("PME"), new UserId("PMATE"));
    Team web = team(WEB, new UserId("POTHER"));
    Directory directory = Directory.of(List.of(me, mate, other, ops, web));
    Directory seen = Sight.of(Who.user(me, directory), directory);
    assertThat(seen.everything()).containsExactlyInAnyOrder(me, mate, ops);
    Who full = Who.user(user("POTHER", Role.OBSERVER), directory);
    assertThat(Sight.of(full, directory)).isSameAs(directory);
  }

  @Test
  void thoseWithRestrictedAccessSeeWhatBelongsToTheirTeamsAndToEverybody() {
    User me = user("PME", Role.RESTRICTED_ACCESS);
    Account account = new Account("Shop", ZoneOffset.UTC, null);
    Priority priority = new Priority(new PriorityId("P1"), "P1", "", 1, "red");
    Service ours = service("POURS", OPS);
    Service theirs = service("PTHEIRS", WEB);
    MaintenanceWindow ofBoth = window("MBOTH", ours, theirs);
    MaintenanceWindow ofTheirs = window("MTHEIRS", theirs);
    Team ops = team(OPS, new UserId("PME"));
    Extension extension =
        new Extension(
            new ExtensionId("PEXT"), "", "", List.of(ours.id()), "", NOON, WebhookForm.JSON);
    List<DirectoryEntry> entries =
        List.of(me, account, priority, ours, theirs, ofBoth, ofTheirs, ops, extension);

    assertThat(seen(me, entries))
        .containsExactlyInAnyOrder(me, account, priority, ours, ofBoth, ops);
    assertThat(seen(me, List.of(me, account, ours)))
        .as("in no team")
        .containsExactlyInAnyOrder(me, account);
  }

  private static List<DirectoryEntry> seen(User user, List<DirectoryEntry> entries) {
    Directory directory = Directory.of(entries);
    return Sight.of(Who.user(user, directory), directory).everything().toList();
  }

  private static Service service(String id, TeamId team) {
    return new Service(
        new ServiceId(id),
        id,
        "",
        new EscalationPolicyId("PPOLICY"),
        UrgencyRule.HIGH,
        null,
        null,
        false,
        List.of(),
        List.of(team),
        NOON);
  }

  private static MaintenanceWindow window(String id, Service... services) {
    return new MaintenanceWindow(
        new MaintenanceWindowId(id),
        1,
        NOON,
        NOON.plusSeconds(60),
        "",
        Arrays.stream(services).map(Service::id).toList(),
        List.of(),
        null);
  }

  private static boolean permitted(Who who, Action action, Target target) {
    return Permissions.permits(who, action, target);
  }

  private static Who member(Role role, Map<TeamId, TeamRole> teams) {
    User me = user("PME", role);
    List<DirectoryEntry> entries = new ArrayList<>(List.of(me));
    entries.addAll(teams(teams));
    return Who.user(me, Directory.of(entries));
  }

  private static List<Team> teams(Map<TeamId, TeamRole> roles) {
    return roles.entrySet().stream()
        .map(each ->
            new Team(
                each.getKey(),
                "",
                "",
                List.of(new Team.Member(new UserId("PME"), each.getValue()))))
        .toList();
  }

  private static Team team(TeamId id, UserId... members) {
    return new Team(
        id,
        id.value(),
        "",
        Arrays.stream(members).map(m -> new Team.Member(m, TeamRole.RESPONDER)).toList());
  }

  private static User user(String id, Role role) {
    return new User(
        new UserId(id),
        id,
        id + "@example.org",
        ZoneOffset.UTC,
        role,
        "",
        "",
        "",
        List.of(),
        List.of());
  }
}
