package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore.Credential;
import tocsin.web.access.Tokens;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Visit;

/**
 * An API key as a page shows it.
 *
 * @param owner who acts with it; null for a key of the account
 * @param maker who made it; empty when that isn't known
 * @param mayRevoke whether the reader may end it
 */
public record KeyRow(
    String id,
    String name,
    boolean onlyReads,
    @Nullable Person owner,
    String maker,
    Moment made,
    String used,
    boolean mayRevoke) {
  /** When a key was used is noted by the hour. */
  private static final Duration NOTED = Duration.ofHours(1);

  static KeyRow of(Credential key, Visit visit, boolean mayRevoke) {
    UserId owner = key.user();
    UserId maker = key.madeBy();
    return new KeyRow(
        Tokens.id(key.key()),
        key.label(),
        Tokens.onlyReads(key),
        owner == null ? null : Person.of(owner, visit.directory()),
        maker == null ? "" : Person.of(maker, visit.directory()).name(),
        visit.times().minute(key.createdAt()),
        used(key.usedAt(), visit),
        mayRevoke);
  }

  private static String used(@Nullable Instant at, Visit visit) {
    if (at == null) {
      return "never used";
    }
    boolean justNow = Duration.between(at, visit.now()).compareTo(NOTED) <= 0;
    return justNow ? "used within the last hour" : "last used " + visit.times().age(at) + " ago";
  }
}
