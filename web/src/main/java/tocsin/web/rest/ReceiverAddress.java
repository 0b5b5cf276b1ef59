package tocsin.web.rest;

import java.util.Locale;
import java.util.Optional;
import tocsin.channel.http.GuardedPost;
import tocsin.core.account.WebhookForm;

/** Which addresses somebody who is told by webhook may have. */
final class ReceiverAddress {
  private static final int LONGEST_ROOM = 255;

  private ReceiverAddress() {}

  /** What is wrong with it, in a sentence; empty when it can be used. */
  static Optional<String> wrongWith(String address, WebhookForm form) {
    Optional<String> room = form.room(address);
    if (room.isPresent()) {
      return room.filter(id -> !id.matches("\\S{1," + LONGEST_ROOM + "}"))
          .map(id -> "A room's address is " + form.word() + ": and its id, without blanks.");
    }
    return form.takesUrls()
        ? GuardedPost.wrongWith(address)
        : Optional.of("The address begins with " + form.word() + ": and then has the room's id.");
  }

  /** The form of that word; what is wrong with it is noted in the input. */
  static Optional<WebhookForm> form(Input input) {
    Optional<String> word = input.filled("format", 20, false);
    Optional<WebhookForm> form =
        word.map(text -> text.toLowerCase(Locale.ROOT)).flatMap(WebhookForm::of);
    if (word.isPresent() && form.isEmpty()) {
      input.wrong("format", "must be json or the name of a chat product");
    }
    return form;
  }
}
