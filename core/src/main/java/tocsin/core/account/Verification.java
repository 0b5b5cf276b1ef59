package tocsin.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;

/**
 * A code that was sent to prove that a contact method is its user's, and how often it was tried.
 *
 * @param place where it was sent; a method that leads elsewhere meanwhile isn't proved by it
 * @param hash what is kept instead of the code
 * @param wrongTries codes given so far that were not the one
 */
public record Verification(
    ContactMethodId method,
    UserId user,
    String place,
    String hash,
    Instant sentAt,
    int wrongTries) {
  /** How long a code is good. */
  public static final Duration LASTS = Duration.ofMinutes(10);

  /** Wrong codes until a new one has to be sent. */
  public static final int TRIES = 5;

  /** The least time between two codes to one place, whoever asks for them. */
  public static final Duration PAUSE = Duration.ofMinutes(1);

  /** Codes to one user within {@link #WHILE}, whatever their contact methods. */
  public static final int MOST_SENT = 10;

  /** The time in which codes are counted. */
  public static final Duration WHILE = Duration.ofHours(1);

  /** Until when the code is good. */
  public Instant expiresAt() {
    return sentAt.plus(LASTS);
  }

  /** How many more wrong codes there may be. */
  public int triesLeft() {
    return Math.max(0, TRIES - wrongTries);
  }

  /** Whether this code can still prove that contact method. */
  public boolean isGoodFor(ContactMethod way, Instant now) {
    return triesLeft() > 0 && now.isBefore(expiresAt()) && way.place().equals(place);
  }

  /** After one more try. */
  public Verification tried() {
    return new Verification(method, user, place, hash, sentAt, wrongTries + 1);
  }

  /**
   * When another code may be sent to a place of a user; empty when it may now.
   *
   * @param there when the last one was sent to that place; null when none was lately
   * @param sent when codes were sent to the user within {@link #WHILE}, oldest first
   */
  public static Optional<Instant> nextAt(@Nullable Instant there, List<Instant> sent, Instant now) {
    Instant next = there == null ? Instant.MIN : there.plus(PAUSE);
    if (sent.size() >= MOST_SENT) {
      Instant oldest = sent.get(sent.size() - MOST_SENT).plus(WHILE);
      next = next.isAfter(oldest) ? next : oldest;
    }
    return Optional.of(next).filter(now::isBefore);
  }
}
