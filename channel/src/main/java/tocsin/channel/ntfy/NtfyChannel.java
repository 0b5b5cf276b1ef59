package tocsin.channel.ntfy;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.channel.http.GuardedPost.Result;
import tocsin.channel.http.PostOutcomes;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;

/**
 * Pages to a topic on an ntfy server that the person named. Servers that an administrator named may
 * be inside this network; others may not.
 */
public final class NtfyChannel implements Channel {
  private final NtfyServers servers;
  private final GuardedPost named;
  private final GuardedPost others;
  private final PostOutcomes outcomes;

  /**
   * By these ways.
   *
   * @param named to the servers of the settings
   * @param others to all others
   */
  public NtfyChannel(
      NtfyServers servers, GuardedPost named, GuardedPost others, InstantSource clock) {
    this.servers = servers;
    this.named = named;
    this.others = others;
    this.outcomes = new PostOutcomes(clock);
  }

  @Override
  public String name() {
    return "ntfy";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.NTFY);
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    return post(message.contact(), topic -> NtfyWords.of(message, topic));
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    return post(notice.contact(), topic -> NtfyWords.of(notice, topic));
  }

  private Outcome post(ContactMethod contact, Function<String, byte[]> words)
      throws InterruptedException {
    Optional<NtfyTopic> topic = NtfyTopic.read(contact.address());
    if (topic.isEmpty()) {
      return new Rejected(
          "That is no ntfy topic's URL. Use one like https://ntfy.sh/a-name-nobody-guesses.");
    }
    String origin = topic.get().origin();
    List<Header> headers =
        servers
            .token(origin)
            .map(token -> List.of(new Header("Authorization", "Bearer " + token)))
            .orElse(List.of());
    GuardedPost way = servers.knows(origin) ? named : others;
    Result result = way.send(origin + "/", headers, words.apply(topic.get().name()));
    return outcomes.of(result, "", NtfyChannel::advice);
  }

  private static String advice(Result.Answered answered) {
    return switch (answered.status()) {
      case 401, 403 -> "The topic wants an access token: an administrator can set ntfy.servers.";
      case 404, 405 -> "No ntfy server is there. Correct the contact method.";
      default -> "Correct the contact method.";
    };
  }
}
