package tocsin.web.rest;

import java.util.Optional;
import tocsin.web.http.Query;

/** Booleans of a query, as clients write them. */
final class Flags {
  private Flags() {}

  /** {@code 1} and {@code true} are on; anything else, and nothing, is off. */
  static boolean isOn(Query query, String name) {
    Optional<String> value = query.first(name);
    return value.filter(text -> text.equals("1") || text.equalsIgnoreCase("true")).isPresent();
  }
}
