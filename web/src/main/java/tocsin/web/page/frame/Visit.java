package tocsin.web.page.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Query;
import tocsin.web.http.Request;

/**
 * One request by one visitor at one time.
 *
 * @param directory the snapshot that the whole page is made from
 * @param visitor who is logged in; null for a guest
 * @param csrf the token that this visitor's forms carry
 * @param form what was posted; empty for a GET
 */
public record Visit(
    Request request,
    Instant now,
    Directory directory,
    @Nullable User visitor,
    String csrf,
    Query form) {

  /** Who is logged in; only for pages behind the gate. */
  public User user() {
    if (visitor == null) {
      throw new ProblemException(Problems.FORBIDDEN);
    }
    return visitor;
  }

  /** Times as this visitor reads them; a guest gets the account's zone. */
  public Times times() {
    ZoneId zone = visitor == null ? directory.account().zone() : visitor.zone();
    return new Times(zone, now);
  }

  /** A value of the address's query part. */
  public Optional<String> query(String name) {
    return request.query().first(name);
  }

  /** A posted value, without blanks around it; empty when it wasn't sent or is blank. */
  public Optional<String> posted(String name) {
    return form.first(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** Whether this one may change incidents. */
  public boolean mayRespond() {
    return visitor != null && Rights.mayRespond(visitor.role());
  }

  /** Whether this one may change settings and see keys. */
  public boolean mayConfigure() {
    return visitor != null && Rights.mayConfigure(visitor.role());
  }

  /** Ends the request with a page that says what this one may do and who may do more. */
  public void mustRespond() {
    if (!mayRespond()) {
      throw new ProblemException(
          Problems.FORBIDDEN.because(
              "Your role lets you read incidents, not change them.",
              "The owner or an administrator can give you another role."));
    }
  }

  /** Ends the request with a page that says what this one may do and who may do more. */
  public void mustConfigure() {
    if (!mayConfigure()) {
      throw new ProblemException(
          Problems.FORBIDDEN.because(
              "Your role lets you read settings, not change them.",
              "The owner or an administrator can give you another role."));
    }
  }
}
