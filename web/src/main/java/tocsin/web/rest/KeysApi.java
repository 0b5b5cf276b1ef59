package tocsin.web.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.User;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.storage.CredentialStore.Credential;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.KeyShape;

/**
 * {@code /api_keys}: all keys, for administrators; {@code /users/{id}/api_keys}: those that act as
 * somebody, which only they themselves make. An address of our own.
 */
final class KeysApi {
  private final KeyDesk desk;

  KeysApi(App app) {
    this.desk = new KeyDesk(app);
  }

  Reply list(Call call) {
    return shown(call, desk.all());
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, desk.all(), "id"), null);
  }

  Reply create(Call call) {
    return made(call, desk.make(null, call.body("api_key"), call.now()));
  }

  /** Whoever may manage keys may revoke everybody's, but only owners those of owners. */
  Reply delete(Call call) {
    Credential key = find(call, desk.all(), "id");
    UserId owner = key.user();
    if (owner != null) {
      call.directory()
          .user(owner)
          .ifPresent(user -> call.must(Action.MANAGE_KEYS, new Target.OfUser(user)));
    }
    desk.revoke(key);
    return Reply.empty(204);
  }

  Reply listOfUser(Call call) {
    return shown(call, ofUser(call));
  }

  Reply getOfUser(Call call) {
    return shown(call, 200, find(call, ofUser(call), "key"), null);
  }

  /** A key acts as somebody, so nobody else may have it made. */
  Reply createOwn(Call call) {
    Input input = call.body("api_key");
    User user = UsersApi.find(call, call.directory());
    User caller = call.caller().user();
    if (caller == null || !caller.id().equals(user.id())) {
      throw Call.forbidden("A key that acts as somebody is made by that person, nobody else.");
    }
    return made(call, desk.make(user.id(), input, call.now()));
  }

  Reply deleteOfUser(Call call) {
    desk.revoke(find(call, ofUser(call), "key"));
    return Reply.empty(204);
  }

  private List<Credential> ofUser(Call call) {
    return desk.of(UsersApi.find(call, call.directory()).id());
  }

  private static Credential find(Call call, List<Credential> keys, String param) {
    return KeyDesk.find(keys, call.request().param(param)).orElseThrow(Call::notFound);
  }

  private static Reply shown(Call call, List<Credential> keys) {
    return call.page().of(keys, "api_keys", key -> KeyShape.of(call.shaping(), key, null));
  }

  private static Reply made(Call call, KeyDesk.Made made) {
    return shown(call, 201, made.key(), made.secret());
  }

  private static Reply shown(Call call, int status, Credential key, @Nullable String secret) {
    return Json.reply(status, "api_key", KeyShape.of(call.shaping(), key, secret));
  }
}
