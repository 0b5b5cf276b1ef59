package tocsin.channel.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card in lines of plain text, for products without boxes.
 *
 * @param title the first line
 * @param rest the lines below it
 */
public record CardText(String title, List<String> rest) {
  public CardText {
    rest = List.copyOf(rest);
  }

  /**
   * The lines.
   *
   * @param links whether the addresses behind which answers are given stand beside them
   */
  public static CardText of(ChatCard card, boolean links) {
    List<String> lines = new ArrayList<>();
    if (card.heading() != null) {
      lines.add(card.heading());
    }
    for (int i = 0; i < card.entries().size(); i++) {
      ChatCard.Entry entry = card.entries().get(i);
      lines.add(entry.headline());
      if (i == 0) {
        card.facts().forEach(fact -> lines.add(fact.name() + ": " + fact.value()));
      } else {
        lines.add(entry.about());
      }
      lines.addAll(addresses(entry, links, card.words()));
    }
    lines.addAll(card.lines());
    if (card.more() != null) {
      lines.add(card.moreSentence() + beside(card.more().address()));
    }
    String title = lines.isEmpty() ? card.brief() : lines.removeFirst();
    return new CardText(title, lines);
  }

  private static List<String> addresses(ChatCard.Entry entry, boolean links, CardWords words) {
    List<String> lines = new ArrayList<>();
    if (links) {
      for (ChatCard.Choice choice : entry.choices()) {
        if (choice.address() != null) {
          lines.add(words.button(choice.answer()) + beside(choice.address()));
        }
      }
    }
    if (entry.address() != null) {
      lines.add(words.open() + beside(entry.address()));
    }
    return lines;
  }

  private static String beside(@Nullable String address) {
    return address == null ? "" : ": " + address;
  }

  /** All of it. */
  public String all() {
    return rest.isEmpty() ? title : title + "\n" + String.join("\n", rest);
  }
}
