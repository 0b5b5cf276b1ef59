package tocsin.storage.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.storage.VerificationStore;

/** Codes that prove contact methods, in memory. */
public final class InMemoryVerificationStore implements VerificationStore {
  private final Map<ContactMethodId, Verification> verifications = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();

  private record Sent(UserId user, Instant at) {}

  @Override
  public synchronized Optional<Verification> find(ContactMethodId method) {
    return Optional.ofNullable(verifications.get(method));
  }

  @Override
  public synchronized void begin(Verification verification) {
    sent.add(new Sent(verification.user(), verification.sentAt()));
    verifications.put(verification.method(), verification);
  }

  @Override
  public synchronized void save(Verification verification) {
    verifications.put(verification.method(), verification);
  }

  @Override
  public synchronized void end(ContactMethodId method) {
    verifications.remove(method);
  }

  @Override
  public synchronized List<Instant> sent(UserId user, Instant since) {
    return sent.stream()
        .filter(one -> one.user().equals(user) && !one.at().isBefore(since))
        .map(Sent::at)
        .sorted()
        .toList();
  }

  @Override
  public synchronized void forget(Instant before) {
    sent.removeIf(one -> one.at().isBefore(before));
    verifications.values().removeIf(each -> each.sentAt().isBefore(before));
  }
}
