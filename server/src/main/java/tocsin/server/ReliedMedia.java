package tocsin.server;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.web.page.account.MissingMedia;

/** Finds media by which people want to be paged though this server is not set up for them. */
final class ReliedMedia {
  private ReliedMedia() {}

  /** A sentence for each such medium, which says what to set. */
  static List<String> missing(Directory directory, Set<ContactKind> offered) {
    Map<ContactKind, Integer> people = new EnumMap<>(ContactKind.class);
    for (User user : directory.all(User.class)) {
      media(user).forEach(kind -> people.merge(kind, 1, Integer::sum));
    }
    people.keySet().removeAll(offered);
    return people.entrySet().stream()
        .map(entry -> sentence(List.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static Set<ContactKind> media(User user) {
    return user.notificationRules().stream()
        .flatMap(rule -> user.contactMethod(rule.contactMethod()).stream())
        .filter(ContactMethod::verified)
        .map(ContactMethod::kind)
        .collect(Collectors.toSet());
  }

  private static String sentence(List<ContactKind> medium, int people) {
    return "%s to be paged %s, and this server is not set up for it: %s. GET /readiness says more."
        .formatted(
            people == 1 ? "One person wants" : people + " people want",
            MissingMedia.by(medium),
            MissingMedia.remedy(medium));
  }
}
