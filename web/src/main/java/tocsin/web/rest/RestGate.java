package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.Directory;
import tocsin.core.id.ScheduleId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Sight;
import tocsin.core.permission.Who;
import tocsin.runtime.audit.Acting;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.StorageException;
import tocsin.web.App;
import tocsin.web.access.Asking;
import tocsin.web.access.On;
import tocsin.web.access.PermissionGate;
import tocsin.web.access.Secrets;
import tocsin.web.access.Tokens;
import tocsin.web.feed.FeedLinks;
import tocsin.web.feed.FeedLinks.Addresses;
import tocsin.web.feed.FeedOwner;
import tocsin.web.http.Endpoint;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/**
 * Stands in front of every resource of the REST API: knows callers by their key, counts their
 * calls, and asks whether they may do that. Cookies mean nothing here.
 */
final class RestGate {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** So long a revoked key may still work. */
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  /** So exact is it known when a key was last used. */
  private static final Duration NOTED = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(RestGate.class);

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i:Token\\s+token\\s*=\\s*\"?|Bearer\\s+)([^\"\\s]{1,200})\"?\\s*");

  private final App app;
  private final Tokens tokens;
  private final FeedLinks feeds;
  private final RateLimit limit = new RateLimit();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  RestGate(App app) {
    this.app = app;
    this.feeds = new FeedLinks(app);
    this.tokens = new Tokens(app.stores().credentials(), app.random());
  }

  private record Known(Credential credential, Instant until) {}

  /** The endpoint, for those who may do this to what it is about. */
  Endpoint guard(Action action, On on, RestEndpoint endpoint) {
    return request -> {
      Instant now = app.clock().instant();
      Directory directory = app.directory().current();
      var bases = app.settings().address().bases(request.baseUrl());
      Optional<Caller> caller = caller(request, directory, now);
      if (caller.isEmpty()) {
        return RestProblems.show(Problems.UNAUTHORIZED);
      }
      RateLimit.Standing standing = limit.take(caller.get().countedAs(), now);
      if (!standing.allowed()) {
        return standing.on(RestProblems.show(Problems.RATE_LIMITED));
      }
      Who who = caller.get().who();
      var feeds = feeds(request.baseUrl());
      Call call = new Call(request, caller.get(), Sight.of(who, directory), now, bases, feeds);
      RestEndpoint guarded =
          permitted -> {
            check(permitted, action, on);
            return endpoint.answer(permitted);
          };
      Acting acting = new Acting(caller.get().author(), now, app.ids());
      return standing.on(acting.call(() -> answer(guarded, call)));
    };
  }

  /** Each is looked up once for an answer, in however many of its rows it is. */
  private Function<ScheduleId, Addresses> feeds(String base) {
    Map<ScheduleId, Addresses> known = new HashMap<>();
    return id ->
        known.computeIfAbsent(id, it -> feeds.addresses(new FeedOwner.OfSchedule(it), base));
  }

  private void check(Call call, Action action, On on) {
    Who who = call.caller().who();
    if (who.onlyReads() && !READS.contains(call.request().method())) {
      throw new ProblemException(Problems.FORBIDDEN.because("This key may only read."));
    }
    PermissionGate.check(
        new Asking(call.request(), who, call.directory(), app.stores().queries()), action, on);
  }

  private static Reply answer(RestEndpoint endpoint, Call call) throws Exception {
    try {
      return endpoint.answer(call);
    } catch (ProblemException e) {
      return show(e.problem());
    }
  }

  private static Reply show(Problem problem) {
    return RestProblems.show(problem);
  }

  private Optional<Caller> caller(Request request, Directory directory, Instant now) {
    Optional<Matcher> key =
        request.header("Authorization").map(AUTHORIZATION::matcher).filter(Matcher::matches);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return credential(key.get().group(1), now).flatMap(found -> caller(found, directory));
  }

  private static Optional<Caller> caller(Credential credential, Directory directory) {
    Optional<Who> who =
        credential.user() == null
            ? Optional.of(Who.accountKey())
            : directory.user(credential.user()).map(user -> Who.user(user, directory));
    return who.map(found -> Tokens.onlyReads(credential) ? found.onlyReading() : found)
        .map(found -> new Caller(found, credential.key()));
  }

  private Optional<Credential> credential(String key, Instant now) {
    String hash = Secrets.hash(key);
    Known remembered = known.get(hash);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Optional.of(remembered.credential());
    }
    Optional<Credential> found = tokens.verify(key, now);
    if (found.isPresent()) {
      noteUse(found.get(), now);
      known.put(hash, new Known(found.get(), now.plus(REMEMBERED)));
    } else {
      known.remove(hash);
    }
    return found;
  }

  /** No reason to refuse a call when it fails: the disk may be full. */
  private void noteUse(Credential key, Instant now) {
    Instant last = key.usedAt();
    if (last == null || last.plus(NOTED).isBefore(now)) {
      try {
        tokens.used(key, now);
      } catch (StorageException e) {
        LOG.debug("Could not note that a key was used: {}", e.getMessage());
      }
    }
  }
}
