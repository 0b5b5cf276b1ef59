package tocsin.web.http;

import java.util.List;
import tocsin.core.incident.Refusal;
import tocsin.storage.StorageException;

/** The one table of what can go wrong with a request: HTTP status, code and message of each. */
public final class Problems {
  public static final Problem INVALID_INPUT = problem(400, 2001, "Invalid Input Provided");
  public static final Problem MISSING_ARGUMENTS =
      problem(400, 2002, "Arguments Caused Error")
          .because("The request has no body that can be read as JSON.");
  public static final Problem UNAUTHORIZED =
      problem(401, 2006, "Authentication failed")
          .because("Send the header Authorization: Token token=YOUR_API_KEY.");
  public static final Problem FORBIDDEN = problem(403, 2010, "Access Denied");
  public static final Problem NOT_FOUND = problem(404, 2100, "Not Found");
  public static final Problem METHOD_NOT_ALLOWED =
      problem(405, 2100, "Method Not Allowed").because("This address does not take this method.");
  public static final Problem TOO_LARGE = problem(413, 2001, "Payload Too Large");
  public static final Problem TOO_SLOW =
      problem(408, 2016, "Request Timeout").because("The request did not arrive in time.");
  public static final Problem RATE_LIMITED = problem(429, 2020, "Rate Limit Exceeded");
  public static final Problem BUSY =
      problem(503, 2000, "Service Unavailable").because("Too much is under way. Try again soon.");
  public static final Problem INTERNAL =
      problem(500, 2000, "Internal Server Error")
          .because("Something went wrong here; the server's log says what.");

  private Problems() {}

  private static Problem problem(int status, int code, String message) {
    return new Problem(status, code, message, List.of());
  }

  /** Why an action on an incident was refused. */
  public static Problem of(Refusal refusal) {
    Problem problem =
        switch (refusal) {
          case NO_SUCH_INCIDENT -> NOT_FOUND;
          case ALREADY_RESOLVED -> problem(400, 1001, "Incident Already Resolved");
          case CANNOT_ESCALATE, LOW_URGENCY, NOT_ON_POLICY, NO_SUCH_LEVEL ->
              problem(400, 1006, "Incident Cannot Be Escalated");
          case NO_SUCH_ASSIGNEE -> problem(400, 1007, "Assignee Not Found");
          case NO_SUCH_POLICY -> problem(400, 1014, "Escalation Policy Not Found");
          case NOBODY_ON_CALL -> problem(400, 1015, "Nobody On Call");
          case NO_SUCH_PRIORITY -> problem(400, 1020, "Invalid Priority");
          case BAD_SNOOZE -> problem(400, 1013, "Invalid Snooze Duration");
          case ALREADY_MERGED -> problem(400, 1019, "Incident Already Merged");
          case NO_SUCH_REQUESTER -> problem(400, 1008, "Requester User Not Found");
          case NO_SUCH_ALERT, NOT_REQUESTED -> NOT_FOUND;
          case KEY_IN_USE,
              NO_SUCH_SERVICE,
              SERVICE_DISABLED,
              SERVICE_IN_MAINTENANCE,
              NOT_MERGEABLE,
              TOO_MANY_ALERTS,
              NO_SUCH_RESPONDER,
              TOO_MANY_RESPONDERS ->
              INVALID_INPUT;
        };
    return problem.because(refusal.sentence() + ".");
  }

  /** Why a store can't do its work; the request may be sent again. */
  public static Problem of(StorageException failure) {
    return switch (failure.kind()) {
      case OVERLOADED -> BUSY;
      case CLOSED -> BUSY.because("The server is stopping. Try again soon.");
      case UNAVAILABLE -> BUSY.because(failure.getMessage() + ".");
      case IN_USE, NEWER, FULL, READ_ONLY, CORRUPT, FAILED ->
          BUSY.because("The store can't do this now; the server's log says why.");
    };
  }
}
