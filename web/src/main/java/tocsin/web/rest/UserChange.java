package tocsin.web.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.App;

/** Changes the user whom {@code :id} names. */
final class UserChange {
  private UserChange() {}

  /** The contact method that a rule of the user is to use; what is wrong with it is noted. */
  static Optional<ContactMethodId> contactMethod(
      Input input, User user, Optional<ContactMethodId> before) {
    Optional<ContactMethodId> method =
        input.reference("contact_method", ContactMethodId::new).or(() -> before);
    if (method.isEmpty()) {
      input.wrong("contact_method", "can't be blank");
    } else if (user.contactMethod(method.get()).isEmpty()) {
      input.wrong("contact_method", "is not one of the user's contact methods");
    }
    return method;
  }

  /** The user after it. */
  static User make(App app, Call call, UnaryOperator<User> edit) {
    return app.directory()
        .change(current -> {
          User before = UsersApi.find(call, current);
          call.must(Action.EDIT_USER, new Target.OfUser(before)); // an owner by now, perhaps
          return List.of(new DirectoryChange.Put(edit.apply(before)));
        })
        .user(UsersApi.find(call, call.directory()).id())
        .orElseThrow(Call::notFound);
  }
}
