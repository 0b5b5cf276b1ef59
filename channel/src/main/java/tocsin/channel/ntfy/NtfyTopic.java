package tocsin.channel.ntfy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic's URL taken apart: messages in JSON go to the server itself and name the topic.
 *
 * @param origin scheme, host and port, in lower case, without a port that goes without saying
 */
record NtfyTopic(String origin, String name) {
  private static final Pattern FORM =
      Pattern.compile("((?i)https?://[^/?#@]+)/([-_A-Za-z0-9]{1,64})/?");
  private static final Pattern USUAL_PORT = Pattern.compile("^(https)(.*):443$|^(http)(.*):80$");

  /** The topic; empty when that is no topic's URL. */
  static Optional<NtfyTopic> read(String address) {
    Matcher form = FORM.matcher(address);
    return form.matches()
        ? Optional.of(new NtfyTopic(origin(form.group(1)), form.group(2)))
        : Optional.empty();
  }

  /** One spelling for what is the same server. */
  static String origin(String url) {
    String small = url.toLowerCase(Locale.ROOT);
    Matcher usual = USUAL_PORT.matcher(small);
    if (!usual.matches()) {
      return small;
    }
    return usual.group(1) == null
        ? usual.group(3) + usual.group(4)
        : usual.group(1) + usual.group(2);
  }
}
