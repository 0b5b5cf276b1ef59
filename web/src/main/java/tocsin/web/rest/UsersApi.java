package tocsin.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Account;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Language;
import tocsin.core.account.Role;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Permissions;
import tocsin.core.permission.Permit;
import tocsin.core.permission.Target;
import tocsin.runtime.directory.FirstContact;
import tocsin.web.App;
import tocsin.web.feed.FeedLinks;
import tocsin.web.feed.FeedOwner;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.UserShape;
import tools.jackson.databind.node.ObjectNode;

/** {@code /users}: the people. */
final class UsersApi {
  /** Enough to catch what was not meant as an address; only a message proves one. */
  static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private static final int NAME = 100;
  private static final int DESCRIPTION = 10_000;
  private static final List<String> COLORS =
      List.of("purple", "red", "green", "blue", "teal", "orange", "brown", "turquoise");

  private final App app;
  private final UserDeparture departure;

  UsersApi(App app) {
    this.app = app;
    this.departure = new UserDeparture(app);
  }

  Reply list(Call call) {
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    boolean anyTeam = call.query().all("team_ids").isEmpty();
    List<User> users =
        Names.matching(
                call.directory().all(User.class),
                call.query(),
                user -> user.name() + "\n" + user.email())
            .stream()
            .filter(user -> anyTeam || isIn(call.directory(), user, teams))
            .toList();
    var shaping = call.shaping();
    return call.page().of(users, "users", user -> UserShape.of(shaping, user));
  }

  private static boolean isIn(Directory directory, User user, Set<TeamId> teams) {
    return directory.all(Team.class).stream()
        .filter(team -> teams.contains(team.id()))
        .flatMap(team -> team.members().stream())
        .anyMatch(member -> member.user().equals(user.id()));
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()));
  }

  /** The user whom {@code :id} names. */
  static User find(Call call, Directory directory) {
    return directory.user(call.id("id", UserId::new)).orElseThrow(Call::notFound);
  }

  /** The key's own user. Clients look for that part of the sentence; {@code error} is a string. */
  Reply me(Call call) {
    User user = call.caller().user();
    return user == null
        ? Json.reply(
            400,
            Json.object()
                .put(
                    "error",
                    "The API token is an account-level access token and belongs to no user."))
        : shown(call, 200, user);
  }

  private Reply shown(Call call, int status, User user) {
    var shaping = call.shaping();
    ObjectNode shape = UserShape.of(shaping, user);
    if (shaping.includes("calendar_urls")
        && Permissions.permits(call.caller().who(), Action.EDIT_USER, new Target.OfUser(user))) {
      var owner = new FeedOwner.OfUser(user.id());
      var addresses = new FeedLinks(app).addresses(owner, call.request().baseUrl());
      shape.put("http_cal_url", addresses.http());
      shape.put("web_cal_url", addresses.webcal());
    }
    return Json.reply(status, "user", shape);
  }

  Reply create(Call call) {
    var _ = call.requesterIfSaid();
    UserId id = new UserId(app.ids().next());
    User blank =
        new User(
            id,
            "",
            "",
            call.directory().account().zone(),
            Role.USER,
            "",
            "",
            COLORS.get(Math.floorMod(id.value().hashCode(), COLORS.size())),
            List.of(),
            List.of());
    User user = FirstContact.byEmail(read(call.body("user"), blank, true), app.ids());
    call.must(Action.EDIT_ROLE, new Target.OfRole(user, user.role()));
    app.directory()
        .change(current -> {
          checkEmailFree(current, user);
          List<DirectoryChange> changes = new ArrayList<>();
          changes.add(new DirectoryChange.Put(user));
          Account account = current.account();
          if (account.fallbackContact() == null) {
            changes.add(
                new DirectoryChange.Put(new Account(account.name(), account.zone(), user.id())));
          }
          return changes;
        });
    return shown(call, 201, user);
  }

  Reply update(Call call) {
    Input input = call.body("user");
    User[] updated = new User[1];
    app.directory()
        .change(current -> {
          User before = find(call, current);
          call.must(Action.EDIT_USER, new Target.OfUser(before));
          User after = read(input, before, false);
          if (after.role() != before.role()) {
            call.must(Action.EDIT_ROLE, new Target.OfRole(before, after.role()));
            checkNotLastOwner(current, before);
          }
          checkEmailFree(current, after);
          updated[0] = after;
          return List.of(new DirectoryChange.Put(after));
        });
    return shown(call, 200, updated[0]);
  }

  Reply delete(Call call) {
    User user = find(call, call.directory());
    departure.of(user);
    return Reply.empty(204);
  }

  private static User read(Input input, User before, boolean isNew) {
    Optional<String> email = input.filled("email", NAME, isNew);
    if (email.filter(text -> !EMAIL.matcher(text).matches()).isPresent()) {
      input.wrong("email", "is invalid");
    }
    User user =
        new User(
            before.id(),
            input.filled("name", NAME, isNew).orElse(before.name()),
            email.orElse(before.email()),
            input.zone("time_zone").orElse(before.zone()),
            language(input, before),
            input.word("role", Role.class).orElse(before.role()),
            input.has("job_title") ? input.text("job_title", NAME).orElse("") : before.jobTitle(),
            input.has("description")
                ? input.text("description", DESCRIPTION).orElse("")
                : before.description(),
            input.text("color", NAME).orElse(before.color()),
            before.contactMethods(),
            before.notificationRules(),
            before.handoffRules());
    input.check();
    return user;
  }

  private static @Nullable Language language(Input input, User before) {
    if (!input.has("language")) {
      return before.language();
    }
    Optional<String> tag = input.text("language", 35);
    Optional<Language> language = tag.flatMap(Language::tagged);
    if (tag.isPresent() && language.isEmpty()) {
      input.wrong("language", "must be one of en, de, es, fr");
    }
    return language.orElse(null);
  }

  private static void checkEmailFree(Directory directory, User user) {
    if (directory.userByEmail(user.email()).filter(u -> !u.id().equals(user.id())).isPresent()) {
      throw Call.wrong("Email has already been taken");
    }
  }

  /** Refuses to go on without that user as an owner when nobody else is one. */
  static void checkNotLastOwner(Directory directory, User user) {
    if (Permissions.withoutOwner(directory, user) instanceof Permit.Refused(String sentence)) {
      throw Call.wrong(sentence);
    }
  }
}
