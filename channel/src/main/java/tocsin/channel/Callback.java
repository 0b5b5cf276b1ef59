package tocsin.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider calls over HTTP: receipts, key presses, replies. Whoever implements it makes sure
 * that the call is genuine before anything else, for everybody can reach it. May block; called by
 * many threads at once.
 */
public interface Callback {
  /** Stands in the address: {@code /in/NAME/…}. */
  String name();

  /** Answers one call. */
  Answer take(Call call);

  /**
   * One call.
   *
   * @param method in capitals
   * @param url as the caller asked for it, with the query: what signatures are made over
   * @param rest the path behind the name, without the slash at its beginning; may be empty
   * @param query decoded; of several with one name the first
   * @param headers names in lower case; of several with one name the first
   */
  record Call(
      String method,
      String url,
      String rest,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {
    public Call {
      query = Map.copyOf(query);
      headers = Map.copyOf(headers);
    }

    /** The header's value. */
    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** What the caller gets. */
  record Answer(int status, String contentType, String body) {
    /** Nothing more to say. */
    public static Answer empty() {
      return new Answer(204, "text/plain;charset=utf-8", "");
    }

    /** Plain text. */
    public static Answer text(int status, String text) {
      return new Answer(status, "text/plain;charset=utf-8", text);
    }

    /** JSON text. */
    public static Answer json(String json) {
      return new Answer(200, "application/json;charset=utf-8", json);
    }

    /** The call is not from whom it says it is. */
    public static Answer forged() {
      return text(403, "The signature does not fit.");
    }
  }
}
