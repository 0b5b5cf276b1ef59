package tocsin.runtime.contact;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import tocsin.channel.Notice;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.User;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.notifier.Channels;
import tocsin.storage.VerificationStore;

/**
 * Proves contact methods: sends a code by that very way and lets the method count once the code
 * comes back. Goes around the notifier, for a code is no page. Safe for use by several threads;
 * tries and sendings are counted one at a time, so that many at once are no way around.
 */
public final class ContactProofs {
  private static final BigInteger CODES = BigInteger.valueOf(1_000_000);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int SALT_BYTES = 16;
  private static final int CODE_BYTES = 16;
  private static final Duration BETWEEN_TESTS = Duration.ofSeconds(10);

  private final LiveDirectory directory;
  private final VerificationStore store;
  private final IntFunction<byte[]> random;
  private final Telling telling;

  /**
   * When the last code was sent to each place, as long as the next has to wait. By place and not by
   * contact method, so that nobody floods an address by adding it again.
   */
  private final Map<String, Instant> lately = new HashMap<>();

  /** When each person may ask for the next test. */
  private final Map<UserId, Instant> tested = new HashMap<>();

  /**
   * Proofs by these channels.
   *
   * @param random strong random bytes, as many as asked for
   * @param executor runs sends, which block
   */
  public ContactProofs(
      LiveDirectory directory,
      VerificationStore store,
      Channels channels,
      IntFunction<byte[]> random,
      Executor executor) {
    this.directory = directory;
    this.store = store;
    this.random = random;
    this.telling = new Telling(channels, executor);
  }

  /** Sends a new code; the one before is no longer good. Waits a few seconds for the channel. */
  public CodeSending send(UserId id, ContactMethodId method, Instant now) {
    Optional<User> user = directory.current().user(id);
    Optional<ContactMethod> contact = user.flatMap(found -> found.contactMethod(method));
    if (user.isEmpty() || contact.isEmpty()) {
      return new CodeSending.Unknown();
    }
    if (contact.get().verified()) {
      return new CodeSending.ProvedAlready();
    }
    String code = code();
    Verification verification =
        new Verification(
            method, id, contact.get().place(), CodeHash.of(code, random.apply(SALT_BYTES)), now, 0);
    Optional<Instant> tooSoon = begin(verification);
    return tooSoon.isPresent()
        ? new CodeSending.TooSoon(tooSoon.get())
        : telling
            .failure(notice(user.get(), contact.get(), code, verification))
            .<CodeSending>map(CodeSending.Failed::new)
            .orElseGet(() -> new CodeSending.Sent(verification.expiresAt()));
  }

  private String code() {
    BigInteger number = new BigInteger(1, random.apply(CODE_BYTES)).mod(CODES);
    return String.format(Locale.ROOT, "%06d", number.intValue());
  }

  private synchronized Optional<Instant> begin(Verification verification) {
    Instant now = verification.sentAt();
    store.forget(now.minus(KEPT));
    lately.values().removeIf(at -> at.isAfter(now) || !now.isBefore(at.plus(Verification.PAUSE)));
    List<Instant> sent = store.sent(verification.user(), now.minus(Verification.WHILE));
    Optional<Instant> tooSoon = Verification.nextAt(lately.get(verification.place()), sent, now);
    if (tooSoon.isEmpty()) {
      store.begin(verification);
      lately.put(verification.place(), now);
    }
    return tooSoon;
  }

  private static Notice notice(
      User user, ContactMethod contact, String code, Verification verification) {
    return new Notice(
        "code-" + verification.method() + "-" + verification.sentAt().toEpochMilli(),
        user.name(),
        contact,
        code + " is your Tocsin code",
        List.of(
            "Type " + code + " into the page that asked for it. Pages can reach you here then.",
            "The code is good for " + Verification.LASTS.toMinutes() + " minutes.",
            "If you did not ask for it, somebody mistyped an address. There is nothing to do."),
        null,
        code,
        user.language());
  }

  /**
   * Sends a test to a method that is proved, at most one every few seconds to each person. Waits a
   * few seconds for the channel.
   */
  public TestSending test(UserId id, ContactMethodId method, Instant now) {
    Optional<User> user = directory.current().user(id);
    Optional<ContactMethod> contact =
        user.flatMap(found -> found.contactMethod(method)).filter(ContactMethod::verified);
    if (contact.isEmpty()) {
      return new TestSending.Unknown();
    }
    Optional<Instant> again = nextTest(id, now);
    if (again.isPresent()) {
      return new TestSending.TooSoon(again.get());
    }
    Notice test =
        new Notice(
            "test-" + method + "-" + now.toEpochMilli(),
            user.orElseThrow().name(),
            contact.get(),
            "Test from Tocsin",
            List.of("Pages reach you here. There is nothing to do."),
            null);
    return telling
        .failure(test)
        .<TestSending>map(TestSending.Failed::new)
        .orElseGet(TestSending.Sent::new);
  }

  private synchronized Optional<Instant> nextTest(UserId id, Instant now) {
    Optional<Instant> tooSoon = Optional.ofNullable(tested.get(id)).filter(now::isBefore);
    if (tooSoon.isEmpty()) {
      tested.put(id, now.plus(BETWEEN_TESTS));
    }
    return tooSoon;
  }

  /** Whether the code is the one that was sent last; the contact method counts from now on then. */
  public synchronized CodeCheck check(UserId id, ContactMethodId method, String code, Instant now) {
    Optional<User> user = directory.current().user(id);
    Optional<ContactMethod> contact = user.flatMap(found -> found.contactMethod(method));
    if (user.isEmpty() || contact.isEmpty()) {
      return new CodeCheck.Unknown();
    }
    if (contact.get().verified()) {
      return new CodeCheck.Proved(user.get());
    }
    Optional<Verification> sent =
        store.find(method).filter(v -> v.user().equals(id) && v.isGoodFor(contact.get(), now));
    if (sent.isEmpty()) {
      return new CodeCheck.NoneGood();
    }
    Verification tried = sent.get().tried();
    store.save(tried); // before the comparison: a crash must not give a try back
    if (!CodeHash.matches(code, tried.hash())) {
      return new CodeCheck.Wrong(tried.triesLeft());
    }
    store.end(method);
    return proved(tried);
  }

  /** The address may be changed while the code is looked at: then nothing is proved. */
  private CodeCheck proved(Verification proof) {
    boolean[] made = new boolean[1];
    Optional<User> after =
        directory
            .change(current -> {
              Optional<User> user = current.user(proof.user());
              made[0] =
                  user.flatMap(found -> found.contactMethod(proof.method()))
                      .filter(way -> way.place().equals(proof.place()))
                      .isPresent();
              return made[0] ? List.of(verified(user.orElseThrow(), proof)) : List.of();
            })
            .user(proof.user());
    return made[0] && after.isPresent()
        ? new CodeCheck.Proved(after.get())
        : new CodeCheck.NoneGood();
  }

  private static DirectoryChange verified(User user, Verification proof) {
    List<ContactMethod> methods =
        user.contactMethods().stream()
            .map(way -> way.id().equals(proof.method()) ? way.verified(true) : way)
            .toList();
    return new DirectoryChange.Put(user.reachedBy(methods, user.notificationRules()));
  }
}
