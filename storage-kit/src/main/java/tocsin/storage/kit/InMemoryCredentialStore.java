package tocsin.storage.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tocsin.core.audit.AuditRecord;
import tocsin.storage.CredentialStore;

/** Credentials in memory. */
public final class InMemoryCredentialStore implements CredentialStore {
  private static final Comparator<Name> BY_KIND_AND_KEY =
      Comparator.comparing(Name::kind).thenComparing(Name::key);

  private final Map<Name, Credential> credentials = new TreeMap<>(BY_KIND_AND_KEY);

  private final InMemoryAuditLog log;

  public InMemoryCredentialStore(InMemoryAuditLog log) {
    this.log = log;
  }

  private record Name(Kind kind, String key) {}

  @Override
  public synchronized void save(Credential credential, List<AuditRecord> audit) {
    log.append(audit);
    credentials.put(new Name(credential.kind(), credential.key()), credential);
  }

  @Override
  public synchronized Optional<Credential> find(Kind kind, String key) {
    return Optional.ofNullable(credentials.get(new Name(kind, key)));
  }

  @Override
  public synchronized List<Credential> list(Kind kind) {
    return credentials.values().stream()
        .filter(c -> c.kind() == kind)
        .sorted(Comparator.comparing(Credential::createdAt).thenComparing(Credential::key))
        .toList();
  }

  @Override
  public synchronized void revoke(Kind kind, String key, List<AuditRecord> audit) {
    if (credentials.remove(new Name(kind, key)) != null) {
      log.append(audit);
    }
  }

  @Override
  public synchronized void used(Kind kind, String key, Instant at) {
    var unused =
        credentials.computeIfPresent(
            new Name(kind, key),
            (name, c) ->
                new Credential(
                    c.kind(),
                    c.key(),
                    c.user(),
                    c.label(),
                    c.value(),
                    c.createdAt(),
                    c.expiresAt(),
                    c.madeBy(),
                    at));
  }

  @Override
  public synchronized void forgetExpired(Instant before) {
    credentials
        .values()
        .removeIf(c -> {
          Instant expiresAt = c.expiresAt();
          return expiresAt != null && expiresAt.isBefore(before);
        });
  }
}
