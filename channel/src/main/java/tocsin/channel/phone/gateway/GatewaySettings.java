package tocsin.channel.phone.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.channel.phone.Senders;
import tocsin.core.account.Language;

/**
 * A gateway for text messages.
 *
 * @param name as the settings call the provider
 * @param senders who writes; null when the gateway knows that by itself
 * @param answerable whether people can write back
 * @param standard for those who chose no language
 * @param patience for one request
 */
public record GatewaySettings(
    String name,
    Request request,
    Taken taken,
    @Nullable Senders senders,
    boolean answerable,
    Language standard,
    Duration patience) {

  /** One header of the request. */
  public record Header(String name, String value) {}

  /**
   * What is sent.
   *
   * @param url with placeholders
   * @param method in capitals
   * @param body with placeholders; empty for none
   */
  public record Request(
      String url, String method, List<Header> headers, String contentType, String body) {

    /** What is wrong with it, as the end of a sentence; empty when nothing is. */
    public Optional<String> wrong() {
      Template address = new Template(url, Template.Escaping.PERCENT);
      Template content = new Template(body, Template.Escaping.of(contentType));
      Optional<String> unknown = address.unknown().or(content::unknown);
      if (unknown.isPresent()) {
        return Optional.of("names {" + unknown.get() + "}, which stands for nothing");
      }
      if (!address.names(Placeholder.TEXT) && !content.names(Placeholder.TEXT)) {
        return Optional.of("never names {text}");
      }
      return isAddress() ? Optional.empty() : Optional.of("is no address that can be called");
    }

    private boolean isAddress() {
      try {
        URI uri = URI.create(url.replaceAll("\\{[a-z]+}", "x"));
        String scheme = String.valueOf(uri.getScheme());
        return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "Request[" + method + "]";
    }
  }

  /**
   * How it is told that the gateway took a message.
   *
   * @param least the lowest status of success
   * @param most the highest status of success
   * @param text what must stand in the answer; empty for nothing
   * @param id finds the gateway's name for the message, as the first group; null when it gives none
   * @param receipts whether receipts come
   */
  public record Taken(int least, int most, String text, @Nullable Pattern id, boolean receipts) {}
}
