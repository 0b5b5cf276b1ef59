package tocsin.core.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an attempt, and of its notification. */
public sealed interface AttemptOutcome {
  /**
   * The provider took it, or said later that it arrived; the notification is finished unless it is
   * to be repeated.
   *
   * @param providerId the provider's name for it; empty when it gave none
   * @param provider which of the channel's providers; empty when it has but one, and in what older
   *     versions wrote
   * @param repeatAt when the person is told again if nobody has answered; null when never
   */
  record Delivered(String providerId, String provider, @Nullable Instant repeatAt)
      implements AttemptOutcome {
    public Delivered {
      provider = Objects.requireNonNullElse(provider, "");
    }

    /** Finished, by the only provider there is. */
    public Delivered(String providerId) {
      this(providerId, "", null);
    }
  }

  /**
   * The provider took it and promised to say whether it arrived; the notification is open until
   * then, and goes out once more when nothing is heard by {@code receiptBy}.
   */
  record Sent(String providerId, String provider, Instant receiptBy) implements AttemptOutcome {}

  /**
   * The provider took it, and nobody waits any longer to hear whether it arrived; the notification
   * is finished unless it is to be repeated.
   *
   * @param repeatAt as in {@link Delivered}
   */
  record Unconfirmed(String providerId, String provider, @Nullable Instant repeatAt)
      implements AttemptOutcome {}

  /** It can't be sent this way; the notification is finished. */
  record Rejected(String reason) implements AttemptOutcome {}

  /** It did not go out, or did not arrive; the next attempt is at {@code retryAt}. */
  record Postponed(String reason, Instant retryAt) implements AttemptOutcome {}

  /**
   * Nothing was tried, for a provider takes no more just now; the next attempt is at {@code
   * retryAt}. However often that happens, it is no reason to give up.
   */
  record Deferred(String reason, Instant retryAt) implements AttemptOutcome {}

  /** It did not go out and is not tried again; the notification is finished. */
  record GivenUp(String reason) implements AttemptOutcome {}

  /** Whether nothing more follows for the notification. */
  default boolean isFinal() {
    return followsAt().isEmpty();
  }

  /**
   * When what follows is due: the next attempt, the end of the patience with a receipt, or a
   * repetition; empty when nothing follows.
   */
  default Optional<Instant> followsAt() {
    return switch (this) {
      case Delivered delivered -> Optional.ofNullable(delivered.repeatAt());
      case Unconfirmed unconfirmed -> Optional.ofNullable(unconfirmed.repeatAt());
      case Sent sent -> Optional.of(sent.receiptBy());
      case Postponed postponed -> Optional.of(postponed.retryAt());
      case Deferred deferred -> Optional.of(deferred.retryAt());
      case Rejected _, GivenUp _ -> Optional.empty();
    };
  }

  /** Whether a provider took it. */
  default boolean isTaken() {
    return switch (this) {
      case Delivered _, Sent _, Unconfirmed _ -> true;
      case Rejected _, Postponed _, Deferred _, GivenUp _ -> false;
    };
  }
}
