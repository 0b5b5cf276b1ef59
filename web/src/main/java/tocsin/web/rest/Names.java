package tocsin.web.rest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tocsin.core.account.DirectoryEntry;
import tocsin.web.http.Query;

/** What lists of named things have in common: found by a part of the name, sorted by name. */
final class Names {
  private Names() {}

  /**
   * The things whose name has what {@code query} asks for, in an order that is the same for every
   * page: by name, or as {@code sort_by} says.
   */
  static <T extends DirectoryEntry> List<T> matching(
      Collection<T> things, Query query, Function<T, String> name) {
    Optional<String> part = query.first("query").map(Names::folded);
    Comparator<T> order =
        Comparator.comparing((T thing) -> folded(name.apply(thing)))
            .thenComparing(DirectoryEntry::key);
    boolean down = query.first("sort_by").filter("name:desc"::equalsIgnoreCase).isPresent();
    return things.stream()
        .filter(thing -> part.isEmpty() || folded(name.apply(thing)).contains(part.get()))
        .sorted(down ? order.reversed() : order)
        .toList();
  }

  /** A problem when another thing has that name, compared without case. */
  static <T extends DirectoryEntry> void checkFree(
      Collection<T> things, T wanted, Function<T, String> name) {
    boolean taken =
        things.stream()
            .filter(thing -> !thing.key().equals(wanted.key()))
            .anyMatch(thing -> folded(name.apply(thing)).equals(folded(name.apply(wanted))));
    if (taken) {
      throw Call.wrong("Name has already been taken");
    }
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
