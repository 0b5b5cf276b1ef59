package tocsin.web.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import tocsin.web.http.Problem;
import tocsin.web.http.Reply;
import tools.jackson.databind.json.JsonMapper;

/** Problems in the form that clients of the REST API know. */
public final class RestProblems {
  private static final JsonMapper JSON = new JsonMapper();

  private RestProblems() {}

  /** {@code {"error":{"message":…,"code":…,"errors":[…]}}}; errors only when there are any. */
  public static Reply show(Problem problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", problem.message());
    error.put("code", problem.code());
    if (!problem.errors().isEmpty()) {
      error.put("errors", problem.errors());
    }
    return Reply.json(problem.status(), JSON.writeValueAsBytes(Map.of("error", error)));
  }
}
