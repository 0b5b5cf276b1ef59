package tocsin.web.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.audit.AuditRecord;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.storage.CredentialStore;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.App;
import tocsin.web.SecretSource;
import tocsin.web.access.CredentialAudit;
import tocsin.web.access.Secrets;

/**
 * The private links of calendar feeds. Whoever has one may read the feed, for calendar programs
 * can't log in. A link is sealed with the installation's key and not stored, so that it can be
 * shown again; what is stored is a random mark that went into the seal, and a new mark ends all
 * older links.
 */
public final class FeedLinks {
  private static final String PATH = "/feeds/";
  private static final String ENDING = ".ics";
  private static final String FIRST_MARK = "first";
  private static final String OFF = "";

  private final CredentialStore store;
  private final AnswerLinks seals;
  private final SecretSource random;
  private final LiveDirectory directory;

  public FeedLinks(App app) {
    this.store = app.stores().credentials();
    this.seals = app.links();
    this.random = app.random();
    this.directory = app.directory();
  }

  /** The path of the feed; empty when it was turned off. */
  public Optional<String> path(FeedOwner owner) {
    return mark(owner).map(mark -> PATH + owner.name() + "." + seal(owner, mark) + ENDING);
  }

  /** The path after the base address, and the same for programs that subscribe by webcal. */
  public record Addresses(@Nullable String http, @Nullable String webcal) {
    /** There is no feed. */
    public static final Addresses NONE = new Addresses(null, null);
  }

  /** The whole addresses under that base; both null when the feed was turned off. */
  public Addresses addresses(FeedOwner owner, String base) {
    String http = path(owner).map(path -> base + path).orElse(null);
    return new Addresses(http, http == null ? null : http.replaceFirst("^https?:", "webcal:"));
  }

  /** Makes another link; the one before is no longer good. */
  public void renew(FeedOwner owner, Instant now) {
    keep(owner, Secrets.fresh(random), now);
  }

  /** Ends the link, until it is renewed. */
  public void turnOff(FeedOwner owner, Instant now) {
    keep(owner, OFF, now);
  }

  private void keep(FeedOwner owner, String mark, Instant now) {
    UserId user = owner instanceof FeedOwner.OfUser(var id) ? id : null;
    store.save(
        new Credential(Kind.CALENDAR_FEED, owner.name(), user, "feed", mark, now, null),
        CredentialAudit.ofFeed(resource(owner), !mark.equals(OFF)));
  }

  private AuditRecord.Resource resource(FeedOwner owner) {
    Directory now = directory.current();
    return switch (owner) {
      case FeedOwner.OfUser(var id) ->
          new AuditRecord.Resource("user", id.value(), now.user(id).map(User::name).orElse(""));
      case FeedOwner.OfSchedule(var id) ->
          new AuditRecord.Resource("schedule", id.value(), now.rota(id).map(Rota::name).orElse(""));
    };
  }

  private Optional<String> mark(FeedOwner owner) {
    return Optional.of(
            store.find(Kind.CALENDAR_FEED, owner.name()).map(Credential::value).orElse(FIRST_MARK))
        .filter(mark -> !mark.equals(OFF));
  }

  private String seal(FeedOwner owner, String mark) {
    return seals.seal("calendar feed " + owner.name() + " " + mark);
  }

  /** Whose feed the last part of that path opens; empty when it is no link, or no longer one. */
  public Optional<FeedOwner> find(String token) {
    String name = token.endsWith(ENDING) ? token.substring(0, token.length() - 4) : token;
    int sealAt = name.lastIndexOf('.');
    if (sealAt < 3 || name.charAt(1) != '.') {
      return Optional.empty();
    }
    byte[] given = name.substring(sealAt + 1).getBytes(StandardCharsets.UTF_8);
    return owner(name.charAt(0), name.substring(2, sealAt))
        .filter(owner ->
            mark(owner)
                .map(mark -> seal(owner, mark).getBytes(StandardCharsets.UTF_8))
                .filter(seal -> MessageDigest.isEqual(seal, given))
                .isPresent());
  }

  private static Optional<FeedOwner> owner(char kind, String id) {
    try {
      return switch (kind) {
        case 'u' -> Optional.of(new FeedOwner.OfUser(new UserId(id)));
        case 's' -> Optional.of(new FeedOwner.OfSchedule(new ScheduleId(id)));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no id looks like that
    }
  }
}
