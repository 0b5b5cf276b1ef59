package tocsin.web.inbound;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.Callback;
import tocsin.core.incident.ActionChannel;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/**
 * Hands providers' calls to the channels that they are for, and takes answers that are given by one
 * tap, without a page between. Cookies and keys mean nothing here: a provider's call is signed, and
 * a tap carries a link's token.
 */
public final class Inbound {
  private final Map<String, Callback> callbacks;
  private final Answers answers;

  public Inbound(App app) {
    this.callbacks =
        app.callbacks().stream().collect(Collectors.toMap(Callback::name, Function.identity()));
    this.answers = app.answers();
  }

  /** Answers {@code /in/:name/*}, whatever the method. */
  public Reply call(Request request) {
    Callback callback = callbacks.get(request.param("name"));
    if (callback == null) {
      throw new ProblemException(Problems.NOT_FOUND);
    }
    Callback.Answer answer = callback.take(call(request, callback.name()));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    return answer.status() == 204
        ? Reply.empty(204)
        : Reply.of(answer.status(), answer.contentType(), body);
  }

  private static Callback.Call call(Request request, String name) {
    String start = "/in/" + name;
    String rest = request.path().substring(start.length()).replaceFirst("^/", "");
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header ->
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    Map<String, String> query = new HashMap<>();
    request.query().values().forEach((key, values) -> query.put(key, values.getFirst()));
    return new Callback.Call(
        request.method(), request.baseUrl() + request.uri(), rest, query, headers, request.body());
  }

  /**
   * Answers {@code POST /tap/:token}: buttons on a lock screen. Only POST acts, for whatever
   * previews links opens them with GET. Pages of other servers may post and read what became of it,
   * as ntfy's does, for the token says everything and cookies nothing.
   */
  public Reply tap(Request request) {
    Answered answered = answers.by(request.param("token"), ActionChannel.PUSH);
    int status =
        switch (answered) {
          case Answered.Done done -> 200;
          case Answered.Refused refused -> 409;
          case Answered.Unknown unknown -> 404;
        };
    return Reply.text(status, answered.sentence() + "\n").with("Access-Control-Allow-Origin", "*");
  }
}
