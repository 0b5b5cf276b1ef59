package tocsin.channel.webhook;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PageSentences;
import tocsin.channel.PlainText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** All that a webhook says: a page as JSON, made from the message alone. */
final class WebhookBody {
  private static final int MAX_TEXT = 1_024;
  private static final int MAX_DETAILS = 50;
  private static final int MAX_DETAIL_VALUE = 2_000;
  private static final JsonFactory JSON = new JsonFactory();

  private WebhookBody() {}

  /** UTF-8, always valid JSON, whatever stands in the message. */
  static byte[] of(Message message) {
    return written(json -> write(json, message));
  }

  /** As the page's; told apart by {@code notice} where a page has {@code incident}. */
  static byte[] of(Notice notice) {
    return written(json -> write(json, notice));
  }

  private static byte[] written(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(json);
    }
    // Not straight into bytes: the encoder puts a question mark for half a surrogate pair, where
    // the generator would throw.
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Message message) {
    Message.Page page = message.page();
    json.writeStartObject();
    json.writeStringProperty("id", message.idempotencyKey());
    json.writeStringProperty("summary", PageSentences.brief(message));
    json.writeName("incident");
    incident(json, page);
    json.writeStringProperty("reason", word(page.reason()));
    json.writeStringProperty("reason_text", PageSentences.because(page.reason()));
    json.writeStringProperty("assigned_at", page.assignedAt().toString());
    json.writeNumberProperty("time", message.time());
    json.writeName("recipient");
    json.writeStartObject();
    json.writeStringProperty("name", line(message.recipientName()));
    json.writeStringProperty("time_zone", zone(message.zone()));
    json.writeEndObject();
    json.writeName("links");
    links(json, message.links());
    Message.Others others = message.others();
    if (others != null && others.count() > 0) {
      json.writeNumberProperty("incidents", message.incidents());
      json.writeName("others");
      others(json, others);
    }
    json.writeName("details");
    details(json, page);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Notice notice) {
    json.writeStartObject();
    json.writeStringProperty("id", notice.idempotencyKey());
    json.writeStringProperty("summary", line(notice.subject()));
    json.writeName("notice");
    json.writeStartArray();
    for (String sentence : notice.lines().stream().limit(MAX_DETAILS).toList()) {
      json.writeString(PlainText.lines(sentence, MAX_DETAIL_VALUE));
    }
    json.writeEndArray();
    json.writeName("recipient");
    json.writeStartObject();
    json.writeStringProperty("name", line(notice.recipientName()));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Further incidents in the same message; of very many only the first. */
  private static void others(JsonGenerator json, Message.Others others) {
    json.writeStartArray();
    for (Message.Other other : others.listed()) {
      json.writeStartObject();
      json.writeName("incident");
      incident(json, other.page());
      json.writeName("links");
      links(json, other.links());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void incident(JsonGenerator json, Message.Page page) {
    json.writeStartObject();
    json.writeStringProperty("id", page.incidentId());
    json.writeNumberProperty("number", page.number());
    json.writeStringProperty("title", line(page.title()));
    json.writeStringProperty("service", line(page.serviceName()));
    json.writeStringProperty("urgency", word(page.urgency()));
    json.writeEndObject();
  }

  private static void links(JsonGenerator json, Message.@Nullable Links links) {
    if (links == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("incident", links.incident());
    json.writeStringProperty(word(links.first().answer()), links.first().address());
    json.writeStringProperty(word(links.second().answer()), links.second().address());
    json.writeEndObject();
  }

  /** A list, not an object: the order means something and names may come twice. */
  private static void details(JsonGenerator json, Message.Page page) {
    json.writeStartArray();
    for (Message.Detail detail : page.details().stream().limit(MAX_DETAILS).toList()) {
      json.writeStartObject();
      json.writeStringProperty("name", line(detail.name()));
      json.writeStringProperty("value", PlainText.lines(detail.value(), MAX_DETAIL_VALUE));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String line(String text) {
    return PlainText.oneLine(text, MAX_TEXT);
  }

  /** As the REST API says it: that of people who chose none is called UTC. */
  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
