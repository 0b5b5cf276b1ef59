package tocsin.web.page.edit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tocsin.core.account.DirectoryEntry;

/** Something to choose in a form. */
public record Option(String value, String label, boolean chosen) {
  /** These things by name; chosen are those whose key passes. */
  static <T extends DirectoryEntry> List<Option> of(
      Collection<T> things, Function<T, String> name, Predicate<String> chosen) {
    return things.stream()
        .sorted(Comparator.comparing(name).thenComparing(DirectoryEntry::key))
        .map(thing -> new Option(thing.key(), name.apply(thing), chosen.test(thing.key())))
        .toList();
  }
}
