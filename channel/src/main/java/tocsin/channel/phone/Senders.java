package tocsin.channel.phone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From which number or under which name messages go out, by country: {@code +15550100,+49:+49151…}.
 * The one without a country is for everywhere else.
 */
public record Senders(List<Sender> all) {
  public Senders {
    all = List.copyOf(all);
  }

  /**
   * One sender.
   *
   * @param beginning of the numbers that it is for; empty for all others
   * @param from a number, a short code, a name of letters, or a service's id
   */
  public record Sender(String beginning, String from) {
    /** Whether the person can write back to it: not to a name. */
    public boolean takesReplies() {
      return from.matches("\\+?\\d+|MG[0-9a-fA-F]{32}");
    }
  }

  /** Reads what people write; empty when it can't be understood. */
  public static Optional<Senders> read(String text) {
    List<Sender> senders = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split(":", 2);
      String beginning = pair.length == 2 ? pair[0].strip() : "";
      String from = pair[pair.length - 1].strip();
      if (!beginning.matches("(\\+\\d{1,12})?") || !from.matches("[+A-Za-z0-9][A-Za-z0-9 ._-]*")) {
        return Optional.empty();
      }
      senders.add(new Sender(beginning, from));
    }
    return Optional.of(new Senders(senders));
  }

  /** Who writes to that number; empty when nobody can. */
  public Optional<Sender> to(String number) {
    return all.stream()
        .filter(sender -> number.startsWith(sender.beginning()))
        .max(Comparator.comparingInt(sender -> sender.beginning().length()));
  }
}
