package tocsin.core.account;

import java.util.Locale;
import java.util.Optional;

/** How what is told by webhook is written: for programs, or for people in a chat room. */
public enum WebhookForm {
  /** For programs. */
  JSON(Reached.BY_URL),
  SLACK(Reached.BY_EITHER),
  MATTERMOST(Reached.BY_EITHER),
  DISCORD(Reached.BY_EITHER),
  TELEGRAM(Reached.BY_BOT),
  MATRIX(Reached.BY_BOT),
  TEAMS(Reached.BY_URL),
  GOOGLE_CHAT(Reached.BY_URL);

  private final Reached reached;

  private enum Reached {
    BY_URL,
    BY_BOT,
    BY_EITHER
  }

  WebhookForm(Reached reached) {
    this.reached = reached;
  }

  /** The word for it in APIs, which is also the name of the product's bot. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<WebhookForm> of(String word) {
    for (WebhookForm form : values()) {
      if (form.word().equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /** The room that our bot speaks in, of an address such as {@code slack:C012}; empty for URLs. */
  public Optional<String> room(String address) {
    String start = word() + ":";
    return reached != Reached.BY_URL && address.startsWith(start)
        ? Optional.of(address.substring(start.length()))
        : Optional.empty();
  }

  /** Whether it may be told by an HTTP request to a URL. */
  public boolean takesUrls() {
    return reached != Reached.BY_BOT;
  }
}
