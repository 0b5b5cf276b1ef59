package tocsin.web.page.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tocsin.core.account.ContactKind;
import tocsin.core.account.WebhookForm;
import tocsin.web.App;

/**
 * The chat products in which this server can tell rooms something, and how their rooms are written.
 *
 * @param bots those whose bots are set up
 */
public record ChatProducts(Set<ContactKind> bots) {

  /**
   * A product to choose.
   *
   * @param how what is typed for a room of it
   */
  public record Product(String word, String name, List<String> how) {}

  /** Those of the server: a product whose bot reaches people reaches rooms. The demo has no bot. */
  static ChatProducts of(App app) {
    return new ChatProducts(app.settings().demo() ? Set.of() : app.offered().kinds());
  }

  /** Those that are set up, or need nothing. */
  List<Product> offered() {
    return Stream.of(WebhookForm.values())
        .filter(form -> form != WebhookForm.JSON)
        .map(form -> new Product(form.word(), name(form), how(form)))
        .filter(product -> !product.how().isEmpty())
        .toList();
  }

  /** The names of those that have to be set up first. */
  List<String> missing() {
    return Stream.of(WebhookForm.values())
        .filter(form -> form != WebhookForm.JSON && how(form).isEmpty())
        .map(ChatProducts::name)
        .toList();
  }

  private List<String> how(WebhookForm form) {
    List<String> ways = new ArrayList<>();
    if (isBotSetUp(form)) {
      ways.add(bot(form));
    }
    if (form.takesUrls()) {
      ways.add(hook(form));
    }
    return ways.stream().filter(way -> !way.isEmpty()).toList();
  }

  private boolean isBotSetUp(WebhookForm form) {
    return bots.stream().anyMatch(kind -> kind.name().toLowerCase(Locale.ROOT).equals(form.word()));
  }

  private static String bot(WebhookForm form) {
    return switch (form) {
      case SLACK -> "slack: and the channel's id, such as slack:C0123ABCD; invite the bot there";
      case MATTERMOST -> "mattermost: and the channel's id; add the bot there";
      case DISCORD -> "discord: and the channel's id; the bot may write there";
      case TELEGRAM -> "telegram: and what /id in the group tells, such as telegram:-1001234";
      case MATRIX -> "matrix: and the room, such as matrix:!room:example.org; invite the bot there";
      case JSON, TEAMS, GOOGLE_CHAT -> "";
    };
  }

  private static String hook(WebhookForm form) {
    return switch (form) {
      case SLACK -> "the URL of an incoming webhook, https://hooks.slack.com/services/…";
      case MATTERMOST -> "the URL of an incoming webhook, https://chat.example.org/hooks/…";
      case DISCORD -> "the URL of an incoming webhook, https://discord.com/api/webhooks/…";
      case TEAMS -> "the URL of a workflow";
      case GOOGLE_CHAT -> "the URL of an incoming webhook of the space";
      case JSON, TELEGRAM, MATRIX -> "";
    };
  }

  static String name(WebhookForm form) {
    return switch (form) {
      case JSON -> "JSON";
      case SLACK -> "Slack";
      case MATTERMOST -> "Mattermost";
      case DISCORD -> "Discord";
      case TELEGRAM -> "Telegram";
      case MATRIX -> "Matrix";
      case TEAMS -> "Microsoft Teams";
      case GOOGLE_CHAT -> "Google Chat";
    };
  }
}
