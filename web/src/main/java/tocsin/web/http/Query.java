package tocsin.web.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names and values of a query string or a form, decoded. A name that ends in {@code []} and the
 * same name without mean the same, for clients do both.
 */
public record Query(Map<String, List<String>> values) {
  private static final int MAX_PARAMETERS = 2_000;

  /** Of a raw query string, without question mark; empty when its percent signs are broken. */
  public static Optional<Query> parse(String raw) {
    try {
      var decoder = new QueryStringDecoder(raw, StandardCharsets.UTF_8, false, MAX_PARAMETERS);
      return Optional.of(new Query(decoder.parameters()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The last value of that name; empty when there is none. */
  public Optional<String> first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** All values of {@code name} and {@code name[]}, in the order given. */
  public List<String> all(String name) {
    List<String> found = new ArrayList<>(values.getOrDefault(name, List.of()));
    found.addAll(values.getOrDefault(name + "[]", List.of()));
    return found;
  }
}
