package tocsin.web.page.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.audit.AuditMethod;
import tocsin.core.audit.Author;
import tocsin.core.permission.Action;
import tocsin.core.permission.Sight;
import tocsin.core.permission.Who;
import tocsin.runtime.audit.Acting;
import tocsin.storage.StorageException;
import tocsin.web.App;
import tocsin.web.access.Asking;
import tocsin.web.access.On;
import tocsin.web.access.PermissionGate;
import tocsin.web.access.Secrets;
import tocsin.web.access.Sessions;
import tocsin.web.http.Endpoint;
import tocsin.web.http.LoggedPath;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Query;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/**
 * Stands before every page: finds out who visits, sends guests to the log-in, lets no form in
 * without its token, and turns whatever goes wrong into a page.
 */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final Query NO_FORM = new Query(Map.of());
  private static final Duration VISITOR_LASTS = Duration.ofDays(1);

  private static final Problem STALE_FORM =
      Problems.FORBIDDEN.because(
          "The form was too old, or didn't come from one of our pages. Nothing was changed.",
          "Go back, reload the page and send it again.");

  private final App app;
  private final Sessions sessions;
  private final ErrorPages errors;

  public Gate(App app, Sessions sessions, ErrorPages errors) {
    this.app = app;
    this.sessions = sessions;
    this.errors = errors;
  }

  /**
   * Lets in who is logged in and may do this to what the request is about; sends guests to the
   * log-in and from there back to the page.
   */
  public Endpoint members(Action action, On on, PageHandler page) {
    PageHandler permitted =
        visit -> {
          PermissionGate.check(asking(visit), action, on);
          return page.answer(visit);
        };
    return forwarding(permitted);
  }

  /**
   * Lets in who is logged in, with a form that the page hands on to {@link
   * tocsin.web.rest.InnerRest}, where it is asked whether they may.
   */
  public Endpoint forwarding(PageHandler page) {
    return request -> {
      Visit visit = visit(request, request.cookie(Cookies.SESSION).orElse(""));
      return visit.visitor() == null ? toLogin(request) : guarded(visit, page);
    };
  }

  private Asking asking(Visit visit) {
    return new Asking(visit.request(), visit.who(), visit.directory(), app.stores().queries());
  }

  /** Lets in everybody; guests get a cookie that their forms are tied to. */
  public Endpoint anybody(PageHandler page) {
    return request -> {
      Optional<String> known =
          request.cookie(Cookies.SESSION).or(() -> request.cookie(Cookies.VISITOR));
      String secret = known.orElseGet(() -> Secrets.fresh(app.random()));
      Reply reply = guarded(visit(request, secret), page);
      return known.isPresent()
          ? reply
          : Cookies.set(reply, request, Cookies.VISITOR, secret, VISITOR_LASTS);
    };
  }

  /**
   * Lets in everybody, with or without cookies: for links whose address is itself the secret, from
   * which their forms' token is made.
   */
  public Endpoint bearers(PageHandler page) {
    return request -> guarded(visit(request, request.path()), page);
  }

  private Visit visit(Request request, String secret) {
    Instant now = app.clock().instant();
    Directory all = app.directory().current();
    Who who = visitor(request, now).map(user -> Who.user(user, all)).orElse(null);
    Directory seen = who == null ? all : Sight.of(who, all);
    Query form = request.method().equals("POST") ? request.form() : NO_FORM;
    return new Visit(request, now, seen, who, Csrf.token(secret), form);
  }

  private Optional<User> visitor(Request request, Instant now) {
    return request
        .cookie(Cookies.SESSION)
        .flatMap(secret -> sessions.user(secret, now))
        .flatMap(id -> app.directory().current().user(id));
  }

  private static Reply toLogin(Request request) {
    if (!request.method().equals("GET")) {
      return Reply.seeOther("/ui/login");
    }
    return Reply.seeOther(
        "/ui/login?to=" + URLEncoder.encode(request.path(), StandardCharsets.UTF_8));
  }

  private Reply guarded(Visit visit, PageHandler page) {
    try {
      if (visit.request().method().equals("POST")
          && !Csrf.genuine(visit.form().first(Csrf.FIELD), visit.csrf())) {
        throw new ProblemException(STALE_FORM);
      }
      return acting(visit).call(() -> page.answer(visit));
    } catch (ProblemException e) {
      return errors.show(visit, e.problem(), null);
    } catch (StorageException e) {
      return errors.show(visit, Problems.of(e), logged(visit, e));
    } catch (Exception | StackOverflowError e) {
      return errors.show(visit, Problems.INTERNAL, logged(visit, e));
    }
  }

  private Acting acting(Visit visit) {
    User visitor = visit.visitor();
    Author author =
        visitor == null
            ? new Author(Author.Kind.GUEST, "", AuditMethod.BROWSER)
            : new Author(Author.Kind.USER, visitor.id().value(), AuditMethod.BROWSER);
    return new Acting(author, visit.now(), app.ids());
  }

  private String logged(Visit visit, Throwable failure) {
    String reference = app.ids().next();
    LOG.error(
        "{} {} failed, reference {}",
        visit.request().method(),
        LoggedPath.of(visit.request().path()),
        reference,
        failure);
    return reference;
  }
}
