package tocsin.web.rest;

import java.util.List;
import java.util.function.UnaryOperator;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.User;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.App;

/** Changes the user whom {@code :id} names. */
final class UserChange {
  private UserChange() {}

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
