package tocsin.web.page.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.Service;
import tocsin.core.account.User;
import tocsin.core.permission.Action;
import tocsin.core.permission.Permissions;
import tocsin.core.permission.Sight;
import tocsin.core.permission.Target;
import tocsin.core.permission.Who;
import tocsin.web.access.PermissionGate;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Query;
import tocsin.web.http.Request;

/**
 * One request by one visitor at one time.
 *
 * @param directory the snapshot that the whole page is made from, as far as the visitor may see it
 * @param member who is logged in; null for a guest
 * @param csrf the token that this visitor's forms carry
 * @param form what was posted; empty for a GET
 */
public record Visit(
    Request request,
    Instant now,
    Directory directory,
    @Nullable Who member,
    String csrf,
    Query form) {

  /** Who is logged in; null for a guest. */
  public @Nullable User visitor() {
    return member == null ? null : member.user();
  }

  /** Who is logged in; only for pages behind the gate. */
  public User user() {
    User visitor = visitor();
    if (visitor == null) {
      throw new ProblemException(Problems.FORBIDDEN);
    }
    return visitor;
  }

  /** The same with their rights. */
  public Who who() {
    if (member == null) {
      throw new ProblemException(Problems.FORBIDDEN);
    }
    return member;
  }

  /** Times as this visitor reads them; a guest gets the account's zone. */
  public Times times() {
    User visitor = visitor();
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

  /** Whether they may; a page hides what they may not. Guests may nothing. */
  public boolean may(Action action, Target target) {
    return member != null && Permissions.permits(member, action, target);
  }

  /** Ends the request unless they may; for what only shows while it is carried out. */
  public void must(Action action, Target target) {
    PermissionGate.check(who(), action, target);
  }

  /** Of these incidents, those that the visitor may see in a list. */
  public Selection seen(Selection selection) {
    if (Sight.isWhole(who()) || selection.assignees().equals(Set.of(user().id()))) {
      return selection;
    }
    return selection.within(
        directory.all(Service.class).stream().map(Service::id).collect(Collectors.toSet()));
  }
}
