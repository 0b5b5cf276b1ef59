package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;

/** Keeps the codes that were sent to prove contact methods, as hashes. */
public interface VerificationStore {
  /** The code that was sent last to that contact method. */
  Optional<Verification> find(ContactMethodId method);

  /** A code is about to be sent: it replaces the one before, and the sending is counted. */
  void begin(Verification verification);

  /** Replaces the code of the same contact method; durable when it returns. */
  void save(Verification verification);

  /** Nothing proves that contact method any more. */
  void end(ContactMethodId method);

  /** When codes were sent to that user since then, oldest first. */
  List<Instant> sent(UserId user, Instant since);

  /** Removes codes and countings from before then. */
  void forget(Instant before);
}
