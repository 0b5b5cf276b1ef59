package tocsin.web.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Role;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.App;
import tocsin.web.access.CredentialAudit;

/**
 * Deletes users, and all that lets them in. Nobody leaves who is still counted on: by an open
 * incident, a policy or a schedule.
 */
final class UserDeparture {
  private static final Set<Kind> THEIRS =
      Set.of(Kind.API_TOKEN, Kind.SESSION, Kind.PASSWORD, Kind.SETUP_LINK, Kind.CALENDAR_FEED);

  private final App app;

  UserDeparture(App app) {
    this.app = app;
  }

  void of(User user) {
    if (OpenIncidents.any(app, incident -> incident.assignees().contains(user.id()))) {
      throw Call.wrong("The user cannot be deleted as they have incidents assigned to them");
    }
    app.directory().change(current -> changes(current, user));
    THEIRS.forEach(kind -> endAll(kind, user));
  }

  private void endAll(Kind kind, User user) {
    CredentialStore store = app.stores().credentials();
    for (Credential each : store.list(kind)) {
      if (user.id().equals(each.user())) {
        store.revoke(kind, each.key(), CredentialAudit.gone(each, user.name()));
      }
    }
  }

  private static List<DirectoryChange> changes(Directory directory, User user) {
    checkNotCountedOn(directory, user.id());
    UsersApi.checkNotLastOwner(directory, user);
    List<DirectoryChange> changes = new ArrayList<>();
    changes.add(new DirectoryChange.Remove(User.class, user.key()));
    for (Team team : directory.all(Team.class)) {
      List<Team.Member> others =
          team.members().stream().filter(m -> !m.user().equals(user.id())).toList();
      if (others.size() < team.members().size()) {
        changes.add(
            new DirectoryChange.Put(new Team(team.id(), team.name(), team.description(), others)));
      }
    }
    Account account = directory.account();
    if (user.id().equals(account.fallbackContact())) {
      changes.add(
          new DirectoryChange.Put(
              new Account(account.name(), account.zone(), nextFallback(directory, user))));
    }
    return changes;
  }

  private static void checkNotCountedOn(Directory directory, UserId user) {
    boolean onPolicy =
        directory.all(EscalationPolicy.class).stream()
            .flatMap(policy -> policy.rules().stream())
            .flatMap(rule -> rule.targets().stream())
            .anyMatch(new EscalationTarget.OfUser(user)::equals);
    if (onPolicy) {
      throw Call.wrong("The user cannot be deleted as they are on an escalation policy");
    }
    boolean onSchedule = directory.rotas().stream().anyMatch(rota -> rota.users().contains(user));
    if (onSchedule) {
      throw Call.wrong("The user cannot be deleted as they are on a schedule");
    }
  }

  private static UserId nextFallback(Directory directory, User leaving) {
    return directory.all(User.class).stream()
        .filter(user -> !user.id().equals(leaving.id()))
        .min(
            Comparator.comparing((User user) -> user.role() != Role.OWNER)
                .thenComparing(user -> user.role() != Role.ADMIN)
                .thenComparing(User::key))
        .map(User::id)
        .orElseThrow(() -> Call.wrong("The last user cannot be deleted"));
  }
}
