package tocsin.runtime.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.core.audit.AuditAction;
import tocsin.core.audit.AuditRecord;
import tocsin.core.audit.AuditRecord.FieldChange;
import tocsin.core.audit.AuditRecord.Resource;
import tocsin.core.id.ReceiverId;
import tocsin.runtime.audit.Acting;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;

/**
 * The secrets of webhooks: keys that sign bodies, and values of headers. They are kept as they are,
 * because they are needed as they are; they are shown to nobody after they were made.
 */
public final class WebhookSecrets {
  /** So long the former key signs too, so that a receiver can change over. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private final CredentialStore credentials;

  public WebhookSecrets(CredentialStore credentials) {
    this.credentials = credentials;
  }

  /** From now on that key signs; one that was there before signs too, for a day. */
  public void sign(ReceiverId receiver, String secret, Instant now) {
    Optional<Credential> former = credentials.find(Kind.WEBHOOK_SECRET, receiver.value());
    former.ifPresent(before ->
        credentials.save(
            new Credential(
                Kind.WEBHOOK_FORMER_SECRET,
                receiver.value(),
                null,
                "",
                before.value(),
                now,
                now.plus(OVERLAP))));
    credentials.save(
        new Credential(Kind.WEBHOOK_SECRET, receiver.value(), null, "", secret, now, null),
        former.isPresent() ? changed(receiver, "secret") : List.of());
  }

  /** The keys that sign now, the present one first; empty when none was made. */
  public List<String> keys(ReceiverId receiver, Instant now) {
    Optional<Credential> present = credentials.find(Kind.WEBHOOK_SECRET, receiver.value());
    Optional<Credential> former =
        credentials
            .find(Kind.WEBHOOK_FORMER_SECRET, receiver.value())
            .filter(key -> key.expiresAt() != null && now.isBefore(key.expiresAt()));
    return Stream.concat(present.stream(), former.stream()).map(Credential::value).toList();
  }

  /** A first secret is part of what is made; another one is a change of its own. */
  private static List<AuditRecord> changed(ReceiverId receiver, String what) {
    return Acting.record(
        AuditAction.UPDATE,
        new Resource("webhook_subscription", receiver.value(), ""),
        List.of(new FieldChange(what, null, null)));
  }

  /** Keeps the value of a header that goes with each request. */
  public void header(ReceiverId receiver, Header header, Instant now) {
    boolean another =
        credentials
            .find(Kind.WEBHOOK_HEADER, headerKey(receiver, header.name()))
            .filter(before -> !before.value().equals(header.value()))
            .isPresent();
    credentials.save(
        new Credential(
            Kind.WEBHOOK_HEADER,
            headerKey(receiver, header.name()),
            null,
            header.name(),
            header.value(),
            now,
            null),
        another ? changed(receiver, "custom_header " + header.name()) : List.of());
  }

  /** The headers of these names, with their values; one whose value is lost is left out. */
  public List<Header> headers(ReceiverId receiver, List<String> names) {
    List<Header> headers = new ArrayList<>();
    for (String name : names) {
      credentials
          .find(Kind.WEBHOOK_HEADER, headerKey(receiver, name))
          .ifPresent(found -> headers.add(new Header(name, found.value())));
    }
    return headers;
  }

  /** Lets go of the values of these headers. */
  public void forgetHeaders(ReceiverId receiver, List<String> names) {
    names.forEach(name -> credentials.revoke(Kind.WEBHOOK_HEADER, headerKey(receiver, name)));
  }

  /** Lets go of everything. */
  public void forget(ReceiverId receiver, List<String> headerNames) {
    credentials.revoke(Kind.WEBHOOK_SECRET, receiver.value());
    credentials.revoke(Kind.WEBHOOK_FORMER_SECRET, receiver.value());
    forgetHeaders(receiver, headerNames);
  }

  private static String headerKey(ReceiverId receiver, String name) {
    return receiver.value() + "/" + name;
  }
}
