package tocsin.channel.push;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PageSentences;
import tocsin.channel.PlainText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the service worker gets, as JSON: everything that its notification shows and needs, for it
 * can ask nobody. As much as one push message has room for: first the other incidents of a storm
 * are cut, which stand on the page behind the notification, then the text.
 */
final class PushWords {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int[] TEXT_LENGTHS = {800, 400, 200, 80};
  private static final int MAX_NAME = 100;
  private static final int MAX_DETAILS = 6;
  private static final int MAX_DETAIL = 160;

  private PushWords() {}

  /**
   * The words of a page.
   *
   * @param seen where the device says that it has come
   */
  static byte[] of(Message message, String seen) {
    List<Message.Other> listed = message.others() == null ? List.of() : message.others().listed();
    byte[] words = words(message, seen, listed, TEXT_LENGTHS[0]);
    for (int keep = listed.size() - 1; keep >= 0 && tooLong(words); keep--) {
      words = words(message, seen, listed.subList(0, keep), TEXT_LENGTHS[0]);
    }
    for (int i = 1; i < TEXT_LENGTHS.length && tooLong(words); i++) {
      words = words(message, seen, List.of(), TEXT_LENGTHS[i]);
    }
    return words;
  }

  private static boolean tooLong(byte[] words) {
    return words.length > PushEncryption.MOST_BYTES;
  }

  private static byte[] words(
      Message message, String seen, List<Message.Other> listed, int textLength) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("id", message.idempotencyKey());
      json.writeStringProperty("seen", seen);
      json.writeNumberProperty("at", message.page().assignedAt().toEpochMilli());
      json.writeStringProperty("urgency", word(message.page().urgency()));
      if (message.incidents() > 1) {
        json.writeStringProperty("summary", PageSentences.brief(message));
        Message.Others others = message.others();
        json.writeStringProperty("all", others == null ? null : others.all());
      }
      json.writeName("incidents");
      json.writeStartArray();
      String title =
          message.incidents() == 1 ? PageSentences.brief(message) : brief(message.page());
      incident(json, message.page(), title, message.links(), text(message, textLength));
      for (Message.Other other : listed) {
        Message.Page page = other.page();
        incident(json, page, brief(page), other.links(), name(page.serviceName()));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Message message, int length) {
    Message.Page page = message.page();
    String first = name(page.serviceName());
    String reason = "You are paged because " + PageSentences.because(page.reason()) + ".";
    String details =
        page.details().stream()
            .limit(MAX_DETAILS)
            .map(detail ->
                "\n" + PlainText.oneLine(detail.name() + ": " + detail.value(), MAX_DETAIL))
            .collect(Collectors.joining());
    String again = PageSentences.again(message).map(sentence -> "\n" + sentence).orElse("");
    return PlainText.lines(first + "\n" + reason + again + details, length);
  }

  private static void incident(
      JsonGenerator json,
      Message.Page page,
      String title,
      Message.@Nullable Links links,
      String text) {
    json.writeStartObject();
    json.writeStringProperty("id", page.incidentId());
    json.writeStringProperty("title", title);
    json.writeStringProperty("text", text);
    if (links != null) {
      json.writeStringProperty("open", links.incident());
      json.writeName("answers");
      json.writeStartArray();
      answer(json, links.first());
      answer(json, links.second());
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void answer(JsonGenerator json, Message.Link link) {
    json.writeStartObject();
    json.writeStringProperty("word", link.answer().word());
    json.writeStringProperty("tap", link.tap());
    json.writeEndObject();
  }

  /** The words of a notice; {@code contact} is the id of the method that its code proves. */
  static byte[] of(Notice notice, String seen) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("id", notice.idempotencyKey());
      json.writeStringProperty("seen", seen);
      json.writeStringProperty("summary", PlainText.oneLine(notice.subject(), MAX_DETAIL));
      String lines = String.join("\n", notice.lines());
      json.writeStringProperty("text", PlainText.lines(lines, TEXT_LENGTHS[1]));
      json.writeStringProperty("open", notice.link());
      json.writeStringProperty("code", notice.code());
      json.writeStringProperty("contact", notice.contact().id().value());
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String brief(Message.Page page) {
    return PageSentences.brief(page);
  }

  private static String name(String text) {
    return PlainText.oneLine(text, MAX_NAME);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
