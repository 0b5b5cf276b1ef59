package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.User;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.runtime.contact.CodeCheck;
import tocsin.runtime.contact.CodeSending;
import tocsin.runtime.contact.ContactProofs;
import tocsin.web.App;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.UserShape;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /users/{id}/contact_methods/{method}/verification} and {@code …/verify}: proves a contact
 * method by a code. Operations of our own.
 */
final class VerificationApi {
  private final ContactProofs proofs;

  VerificationApi(App app) {
    this.proofs = app.proofs();
  }

  /** Sends a code by the contact method itself. */
  Reply send(Call call) {
    User user = UsersApi.find(call, call.directory());
    ContactMethod method = find(call, user);
    return switch (proofs.send(user.id(), method.id(), call.now())) {
      case CodeSending.Sent sent -> sent(call, user, method, sent.goodUntil());
      case CodeSending.TooSoon(Instant again) -> tooSoon(call, again);
      case CodeSending.Failed(String reason) -> throw Call.wrong("No code was sent: " + reason);
      case CodeSending.ProvedAlready proved -> throw Call.wrong("The contact method is verified");
      case CodeSending.Unknown unknown -> throw Call.notFound();
    };
  }

  private static Reply sent(Call call, User user, ContactMethod method, Instant goodUntil) {
    Shaping shaping = call.shaping();
    ObjectNode shape = Json.object();
    shape.set("contact_method", UserShape.contactMethod(shaping, user, method));
    shape.put("expires_at", shaping.time(goodUntil));
    shape.put("tries_left", Verification.TRIES);
    return Json.reply(202, "verification", shape);
  }

  private static Reply tooSoon(Call call, Instant again) {
    long seconds = Math.max(1, Duration.between(call.now(), again).toSeconds());
    String sentence = "Too many codes were sent. Ask for another in " + seconds + " seconds.";
    return RestProblems.show(Problems.RATE_LIMITED.because(sentence))
        .with("Retry-After", Long.toString(seconds));
  }

  /** Takes the code that came. */
  Reply verify(Call call) {
    Input input = Input.whole(call.request().body());
    String code = input.filled("code", 20, true).orElse("");
    input.check();
    User user = UsersApi.find(call, call.directory());
    ContactMethod method = find(call, user);
    return switch (proofs.check(user.id(), method.id(), code, call.now())) {
      case CodeCheck.Proved(User proved) ->
          Json.reply(
              200,
              "contact_method",
              UserShape.contactMethod(call.shaping(), proved, find(call, proved)));
      case CodeCheck.Wrong(int left) -> throw Call.wrong("Code is wrong; tries left: " + left);
      case CodeCheck.NoneGood none -> throw Call.wrong("No code is good any more; send a new one");
      case CodeCheck.Unknown unknown -> throw Call.notFound();
    };
  }

  private static ContactMethod find(Call call, User user) {
    return user.contactMethod(call.id("method", ContactMethodId::new)).orElseThrow(Call::notFound);
  }
}
