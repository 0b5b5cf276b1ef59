package tocsin.channel.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which providers are asked first for which numbers: {@code +49:acme,+49:carrier,+1:twilio}. Of
 * several that fit a number, those with the longest beginning count.
 */
public record Countries(List<Rule> rules) {
  /** No country is special. */
  public static final Countries NONE = new Countries(List.of());

  public Countries {
    rules = List.copyOf(rules);
  }

  /** Numbers with that beginning go to that provider first. */
  public record Rule(String beginning, String provider) {}

  /** Reads what people write; empty when it can't be understood. */
  public static Optional<Countries> read(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split(":", 2);
      if (pair.length < 2 || !pair[0].matches("\\+\\d{1,12}") || pair[1].isBlank()) {
        return Optional.empty();
      }
      rules.add(new Rule(pair[0], pair[1].strip()));
    }
    return Optional.of(new Countries(rules));
  }

  /**
   * The names of those that are asked first.
   *
   * @param number with its plus sign
   */
  public List<String> first(String number) {
    Optional<String> longest =
        fitting(number).map(Rule::beginning).max(Comparator.comparingInt(String::length));
    return fitting(number)
        .filter(rule -> longest.filter(rule.beginning()::equals).isPresent())
        .map(Rule::provider)
        .toList();
  }

  private Stream<Rule> fitting(String number) {
    return rules.stream().filter(rule -> number.startsWith(rule.beginning()));
  }
}
