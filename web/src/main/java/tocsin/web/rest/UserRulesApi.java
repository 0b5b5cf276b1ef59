package tocsin.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import tocsin.core.account.User;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The rules of one kind that belong to a user: listed, and made, changed and deleted one by one.
 */
final class UserRulesApi<R> {
  private final App app;
  private final Kind<R> kind;

  /** Makes a rule from a body. */
  interface Reader<R> {
    /**
     * The rule that the body asks for; what is wrong with it ends the request.
     *
     * @param id of the rule
     * @param before the rule as it was; empty for a new one
     */
    R read(Input input, User user, String id, Optional<R> before);
  }

  /** Writes a rule down. */
  interface Shape<R> {
    JsonNode of(Shaping shaping, User user, R rule);
  }

  /**
   * A kind of rule.
   *
   * @param name what one is called in bodies; a list of them has an s behind it
   * @param words what they are called in sentences
   * @param most how many a user may have
   * @param with the user with these instead
   */
  record Kind<R>(
      String name,
      String words,
      int most,
      Function<User, List<R>> of,
      BiFunction<User, List<R>, User> with,
      Function<R, String> id,
      Reader<R> reader,
      Shape<R> shape) {}

  UserRulesApi(App app, Kind<R> kind) {
    this.app = app;
    this.kind = kind;
  }

  Reply list(Call call) {
    return list(call, rule -> true);
  }

  /** Those of the rules that are asked for. */
  Reply list(Call call, Predicate<R> asked) {
    User user = UsersApi.find(call, call.directory());
    Shaping shaping = call.shaping();
    ArrayNode rules = Json.list();
    kind.of().apply(user).stream()
        .filter(asked)
        .forEach(rule -> rules.add(kind.shape().of(shaping, user, rule)));
    return Json.reply(200, kind.name() + "s", rules);
  }

  Reply get(Call call) {
    User user = UsersApi.find(call, call.directory());
    return shown(call, 200, user, find(call, user));
  }

  Reply create(Call call) {
    Input input = call.body(kind.name());
    String id = app.ids().next();
    User user =
        UserChange.make(
            app,
            call,
            before -> {
              List<R> rules = new ArrayList<>(kind.of().apply(before));
              rules.add(kind.reader().read(input, before, id, Optional.empty()));
              if (rules.size() > kind.most()) {
                throw Call.wrong("A user may have at most " + kind.most() + " " + kind.words());
              }
              return kind.with().apply(before, rules);
            });
    return shown(call, 201, user, kind.of().apply(user).getLast());
  }

  Reply update(Call call) {
    Input input = call.body(kind.name());
    User user =
        UserChange.make(
            app,
            call,
            before -> {
              R old = find(call, before);
              R changed = kind.reader().read(input, before, kind.id().apply(old), Optional.of(old));
              return kind.with()
                  .apply(
                      before,
                      kind.of().apply(before).stream()
                          .map(r -> r.equals(old) ? changed : r)
                          .toList());
            });
    return shown(call, 200, user, find(call, user));
  }

  Reply delete(Call call) {
    UserChange.make(
        app,
        call,
        before -> {
          R gone = find(call, before);
          return kind.with()
              .apply(
                  before, kind.of().apply(before).stream().filter(r -> !r.equals(gone)).toList());
        });
    return Reply.empty(204);
  }

  private R find(Call call, User user) {
    String id = call.request().param("rule");
    return kind.of().apply(user).stream()
        .filter(rule -> kind.id().apply(rule).equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private Reply shown(Call call, int status, User user, R rule) {
    return Json.reply(status, kind.name(), kind.shape().of(call.shaping(), user, rule));
  }
}
