package tocsin.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tocsin.core.account.ContactAddress;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.UserShape;
import tools.jackson.databind.node.ArrayNode;

/** {@code /users/{id}/contact_methods}: the ways to reach somebody. */
final class ContactMethodsApi {
  private static final int MOST = 100;

  private final App app;

  ContactMethodsApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    User user = UsersApi.find(call, call.directory());
    Shaping shaping = call.shaping();
    ArrayNode methods = Json.list();
    user.contactMethods().forEach(m -> methods.add(UserShape.contactMethod(shaping, user, m)));
    return Json.reply(200, "contact_methods", methods);
  }

  Reply get(Call call) {
    User user = UsersApi.find(call, call.directory());
    return shown(call, 200, user, find(call, user));
  }

  Reply create(Call call) {
    Input input = call.body("contact_method");
    ContactMethodId id = new ContactMethodId(app.ids().next());
    boolean vouched = vouches(call, UsersApi.find(call, call.directory()));
    ContactMethod blank = new ContactMethod(id, kind(input), "", "", 0, vouched);
    ContactMethod made = read(input, blank, true);
    User user =
        change(
            call,
            before -> {
              checkUnique(before, made);
              List<ContactMethod> all = new ArrayList<>(before.contactMethods());
              all.add(made);
              if (all.size() > MOST) {
                throw Call.wrong("A user may have at most " + MOST + " contact methods");
              }
              return before.reachedBy(all, before.notificationRules());
            });
    return shown(call, 201, user, made);
  }

  Reply update(Call call) {
    Input input = call.body("contact_method");
    User user =
        change(
            call,
            before -> {
              ContactMethod old = find(call, before);
              ContactMethod changed = provedAnew(call, old, read(input, old, false));
              checkUnique(before, changed);
              List<ContactMethod> all =
                  before.contactMethods().stream().map(m -> m.equals(old) ? changed : m).toList();
              return before.reachedBy(all, before.notificationRules());
            });
    return shown(call, 200, user, find(call, user));
  }

  /** Another address is another way: it counts once it is proved, unless an account key says so. */
  private static ContactMethod provedAnew(Call call, ContactMethod old, ContactMethod changed) {
    return call.caller().user() == null || changed.reaches(old) ? changed : changed.verified(false);
  }

  /** Deletes the method, and the rules that use it. */
  Reply delete(Call call) {
    change(
        call,
        before -> {
          ContactMethodId gone = find(call, before).id();
          return before.reachedBy(
              before.contactMethods().stream().filter(m -> !m.id().equals(gone)).toList(),
              before.notificationRules());
        });
    return Reply.empty(204);
  }

  private User change(Call call, UnaryOperator<User> edit) {
    return UserChange.make(app, call, edit);
  }

  /** Whoever makes somebody else's contact method may vouch for it; one's own is to be proved. */
  private static boolean vouches(Call call, User user) {
    User self = call.caller().user();
    return self == null || !self.id().equals(user.id());
  }

  private static ContactMethod find(Call call, User user) {
    return user.contactMethod(call.id("method", ContactMethodId::new)).orElseThrow(Call::notFound);
  }

  private static ContactKind kind(Input input) {
    Optional<String> type = input.type();
    Optional<ContactKind> kind =
        Stream.of(ContactKind.values())
            .filter(ContactKind::isForPeople)
            .filter(k -> type.filter(UserShape.type(k)::equals).isPresent())
            .findFirst();
    if (kind.isEmpty()) {
      input.wrong(
          "Type must be one of: "
              + String.join(
                  ", ",
                  Stream.of(ContactKind.values())
                      .filter(ContactKind::isForPeople)
                      .map(UserShape::type)
                      .toList()));
      input.check();
    }
    return kind.orElseThrow();
  }

  private static ContactMethod read(Input input, ContactMethod before, boolean isNew) {
    Optional<String> given = input.filled("address", ContactAddress.LONGEST, isNew);
    Optional<String> address = given.flatMap(text -> ContactAddress.read(before.kind(), text));
    if (given.isPresent() && address.isEmpty()) {
      input.wrong("address", "is invalid");
    }
    boolean dialled = ContactAddress.isDialled(before.kind());
    int country = input.number("country_code", 1, 1999).orElse(1L).intValue();
    ContactMethod method =
        new ContactMethod(
            before.id(),
            before.kind(),
            input.filled("label", 100, false).orElse(isNew ? "Default" : before.label()),
            address.orElse(before.address()),
            dialled ? (input.has("country_code") || isNew ? country : before.countryCode()) : 0,
            before.verified());
    input.check();
    return method;
  }

  private static void checkUnique(User user, ContactMethod wanted) {
    boolean taken =
        user.contactMethods().stream()
            .filter(other -> !other.id().equals(wanted.id()))
            .anyMatch(wanted::reaches);
    if (taken) {
      throw Call.wrong("User Contact method must be unique");
    }
  }

  private static Reply shown(Call call, int status, User user, ContactMethod method) {
    return Json.reply(
        status, "contact_method", UserShape.contactMethod(call.shaping(), user, method));
  }
}
