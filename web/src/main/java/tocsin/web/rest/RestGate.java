package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.storage.CredentialStore.Credential;
import tocsin.web.App;
import tocsin.web.access.Secrets;
import tocsin.web.access.Tokens;
import tocsin.web.http.Endpoint;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/**
 * Stands in front of every resource of the REST API: knows callers by their key, counts their
 * calls, and lets those who may only read do nothing else. Cookies mean nothing here.
 */
final class RestGate {
  /** So long a revoked key may still work. */
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i:Token\\s+token\\s*=\\s*\"?|Bearer\\s+)([^\"\\s]{1,200})\"?\\s*");

  private final App app;
  private final Tokens tokens;
  private final RateLimit limit = new RateLimit();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  RestGate(App app) {
    this.app = app;
    this.tokens = new Tokens(app.stores().credentials(), app.random());
  }

  private record Known(Credential credential, Instant until) {}

  /** The endpoint, for those who may use it. */
  Endpoint guard(RestEndpoint endpoint) {
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
      if (!request.method().equals("GET") && !caller.get().mayWrite()) {
        return standing.on(show(Problems.FORBIDDEN.because("This key may only read")));
      }
      return standing.on(answer(endpoint, new Call(request, caller.get(), directory, now, bases)));
    };
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
    if (credential.user() == null) {
      return Optional.of(new Caller(null, credential.key()));
    }
    Optional<User> user = directory.user(credential.user());
    return user.map(found -> new Caller(found, credential.key()));
  }

  private Optional<Credential> credential(String key, Instant now) {
    String hash = Secrets.hash(key);
    Known remembered = known.get(hash);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Optional.of(remembered.credential());
    }
    Optional<Credential> found = tokens.verify(key, now);
    if (found.isPresent()) {
      known.put(hash, new Known(found.get(), now.plus(REMEMBERED)));
    } else {
      known.remove(hash);
    }
    return found;
  }
}
