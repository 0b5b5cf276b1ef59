package tocsin.web.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.SecretSource;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/**
 * Passwords, kept as Argon2id hashes (19 MiB, 2 rounds: OWASP's first choice for servers). One is
 * computed at a time, so that a burst of log-ins takes neither the memory nor both processors from
 * the main road.
 */
public final class Passwords {
  /** Shorter ones are refused. */
  public static final int MIN_LENGTH = 12;

  /** Longer ones are refused, so that nobody makes us hash megabytes. */
  public static final int MAX_LENGTH = 200;

  private static final int MEMORY_KIB = 19_456;
  private static final int MOST_WAITING = 8;
  private static final Problem TOO_MANY =
      Problems.RATE_LIMITED.because("There are too many log-ins at once. Try again soon.");
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(MEMORY_KIB, 2, 1, 32, Argon2.ID);

  private final CredentialStore store;
  private final SecretSource random;
  private final Semaphore oneAtATime = new Semaphore(1, true);

  /** For one at work and a few who wait: waiting takes places that all requests share. */
  private final Semaphore room = new Semaphore(1 + MOST_WAITING);

  private volatile @Nullable String nobodysHash;

  public Passwords(CredentialStore store, SecretSource random) {
    this.store = store;
    this.random = random;
  }

  /** Whether it may be used as a password at all. */
  public static boolean acceptable(String password) {
    return password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH;
  }

  /** Sets the user's password; whatever they had before is gone. */
  public void set(UserId user, String password, Instant now) {
    if (!acceptable(password)) {
      throw new IllegalArgumentException("A password has 12 to 200 characters");
    }
    store(user, hash(password), now);
  }

  /** What {@link #store} keeps of an acceptable password. */
  public String hash(String password) {
    return encode(password);
  }

  /** Sets the user's password to the one that was hashed; whatever they had before is gone. */
  public void store(UserId user, String hash, Instant now) {
    store.save(
        new Credential(Kind.PASSWORD, user.value(), user, "password", hash, now, null),
        CredentialAudit.ofUser(user, "password"));
  }

  /**
   * Whether it is that user's password. Takes as long for a user who has none, or who doesn't exist
   * (null), so that the time tells nobody which addresses are known.
   */
  public boolean matches(@Nullable UserId user, String password) {
    Optional<String> stored =
        user == null
            ? Optional.empty()
            : store.find(Kind.PASSWORD, user.value()).map(Credential::value);
    String compared = stored.orElseGet(this::nobodysHash);
    boolean same =
        password.length() <= MAX_LENGTH
            && alone(() -> Password.check(password, compared).with(ARGON2));
    return same && stored.isPresent();
  }

  private String nobodysHash() {
    String hash = nobodysHash;
    if (hash == null) {
      hash = encode(Secrets.fresh(random));
      nobodysHash = hash;
    }
    return hash;
  }

  private String encode(String password) {
    byte[] salt = random.bytes(SALT_BYTES);
    byte[] plain = password.getBytes(StandardCharsets.UTF_8);
    return alone(() -> Password.hash(plain).addSalt(salt).with(ARGON2).getResult());
  }

  private <T> T alone(java.util.function.Supplier<T> work) {
    if (!room.tryAcquire()) {
      throw new ProblemException(TOO_MANY);
    }
    try {
      oneAtATime.acquireUninterruptibly();
      try {
        return work.get();
      } finally {
        oneAtATime.release();
      }
    } finally {
      room.release();
    }
  }
}
