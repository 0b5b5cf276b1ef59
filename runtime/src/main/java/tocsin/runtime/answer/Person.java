package tocsin.runtime.answer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tocsin.core.account.ContactAddress;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.User;

/** Who answers, by the address that the answer came from. */
final class Person {
  private Person() {}

  /** Those with that verified contact method; several may share a telephone. */
  static List<User> behind(ContactKind kind, String address, Directory directory) {
    return directory.all(User.class).stream()
        .filter(user -> user.contactMethods().stream().anyMatch(m -> is(m, kind, address)))
        .toList();
  }

  /** A proved number is one's own whether it is for calls or for texts. */
  private static boolean is(ContactMethod method, ContactKind kind, String address) {
    if (!method.verified()) {
      return false;
    }
    return ContactAddress.isDialled(kind)
        ? ContactAddress.isDialled(method.kind()) && method.number().equals(address)
        : method.kind() == kind && same(method.address(), address, kind);
  }

  private static boolean same(String known, String given, ContactKind kind) {
    return Set.of(ContactKind.EMAIL, ContactKind.MATTERMOST).contains(kind)
        ? known.toLowerCase(Locale.ROOT).equals(given.toLowerCase(Locale.ROOT))
        : known.equals(given);
  }
}
