package tocsin.channel.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.http.GuardedPost;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.channel.http.GuardedPost.Result;
import tocsin.channel.http.PostOutcomes;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;

/**
 * Pages to browsers that subscribed, and to apps that speak the same (UnifiedPush): encrypted for
 * that one device and handed to the push service that its address names.
 */
public final class PushChannel implements Channel {
  private static final Duration PAGE_LASTS = Duration.ofHours(1);
  private static final Duration CODE_LASTS = Duration.ofMinutes(10);

  /** Said for ever. A 404 is also what a push service says that has trouble of its own. */
  private static final int GONE = 410;

  private static final int TOPIC_BYTES = 24;

  private final PushSender sender;
  private final GuardedPost post;
  private final PostOutcomes outcomes;
  private final InstantSource clock;
  private final Consumer<ContactMethod> gone;

  /**
   * By that sender.
   *
   * @param gone told when a push service says that the device will never be reached this way again
   */
  public PushChannel(
      PushSender sender, GuardedPost post, InstantSource clock, Consumer<ContactMethod> gone) {
    this.sender = sender;
    this.post = post;
    this.outcomes = new PostOutcomes(clock);
    this.clock = clock;
    this.gone = gone;
  }

  @Override
  public String name() {
    return "push";
  }

  @Override
  public Set<ContactKind> kinds() {
    return Set.of(ContactKind.PUSH);
  }

  /** What browsers must be told before they can subscribe, in base64url. */
  public String openKey() {
    return sender.key().open();
  }

  /**
   * A later page about the same incident takes the place of one that still waits at the push
   * service. A message about several doesn't: the one that waits may list others.
   */
  @Override
  public Outcome send(Message message) throws InterruptedException {
    String about =
        message.others() == null ? message.page().incidentId() : message.idempotencyKey();
    String urgency = message.page().urgency() == Urgency.HIGH ? "high" : "normal";
    byte[] words = PushWords.of(message, seen(message.idempotencyKey()));
    return post(
        message.contact(), message.idempotencyKey(), headers(PAGE_LASTS, urgency, about), words);
  }

  @Override
  public Outcome tell(Notice notice) throws InterruptedException {
    String key = notice.idempotencyKey();
    Duration lasts = notice.code() == null ? PAGE_LASTS : CODE_LASTS;
    return post(
        notice.contact(), key, headers(lasts, "normal", key), PushWords.of(notice, seen(key)));
  }

  private String seen(String key) {
    return PushReceipts.path(sender.key(), key);
  }

  private static List<Header> headers(Duration lasts, String urgency, String about) {
    return List.of(
        new Header("TTL", Long.toString(lasts.toSeconds())),
        new Header("Urgency", urgency),
        new Header("Topic", topic(about)),
        new Header("Content-Encoding", "aes128gcm"),
        new Header("Content-Type", "application/octet-stream"));
  }

  private Outcome post(ContactMethod contact, String key, List<Header> headers, byte[] words)
      throws InterruptedException {
    Optional<Subscription> to = Subscription.read(contact.address());
    if (to.isEmpty()) {
      return new Rejected(
          "The push address lacks its keys or is damaged. Remove it and subscribe that device"
              + " again.");
    }
    Result result = post(to.get(), headers, words);
    if (result instanceof Result.Answered answered && answered.status() == GONE) {
      gone.accept(contact);
    }
    Outcome outcome = outcomes.of(result, key, PushChannel::advice);
    return outcome instanceof Delivered ? new Delivered(key, PushReceipts.NAME, null) : outcome;
  }

  private Result post(Subscription to, List<Header> headers, byte[] words)
      throws InterruptedException {
    String proof = sender.key().authorization(to.origin(), sender.contact(), clock.instant());
    Stream<Header> all =
        Stream.concat(headers.stream(), Stream.of(new Header("Authorization", proof)));
    return post.send(to.endpoint(), all.toList(), sender.encrypt(to, words));
  }

  private static String advice(Result.Answered answered) {
    return switch (answered.status()) {
      case 404 ->
          "It does not know that device just now. If this goes on, open your profile on it and"
              + " subscribe again.";
      case GONE ->
          "The browser has unsubscribed. Open your profile on that device and subscribe again.";
      case 401, 403 ->
          "It does not know this installation's key. Remove the device and subscribe it again.";
      default -> "Remove the device and subscribe it again.";
    };
  }

  /** 32 characters of base64url, which is all that a topic may be. */
  private static String topic(String about) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
