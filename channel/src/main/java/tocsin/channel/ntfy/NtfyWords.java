package tocsin.channel.ntfy;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PageSentences;
import tocsin.channel.PlainText;
import tocsin.core.account.Urgency;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What an ntfy server is sent, in its JSON. */
final class NtfyWords {
  /** A longer message would become an attachment, which nobody opens at night. */
  static final int MOST_BYTES = 4_000;

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_URGENT = 5;
  private static final int USUAL = 3;
  private static final int MAX_TITLE = 160;
  private static final int MAX_NAME = 100;
  private static final int MAX_DETAILS = 10;
  private static final int MAX_DETAIL = 300;
  private static final int SEQUENCE_BYTES = 24;

  private NtfyWords() {}

  /** A page, with its answers as buttons; those about other incidents stand in the text. */
  static byte[] of(Message message, String topic) {
    boolean urgent = message.page().urgency() == Urgency.HIGH;
    Message.Others others = message.others();
    Message.Links links = message.links();
    String open = others != null && others.all() != null ? others.all() : incident(links);
    return words(json -> {
      json.writeStringProperty("topic", topic);
      json.writeStringProperty("sequence_id", sequence(message.idempotencyKey()));
      json.writeStringProperty("title", PageSentences.brief(message));
      json.writeStringProperty("message", text(message));
      json.writeNumberProperty("priority", urgent ? MOST_URGENT : USUAL);
      tags(json, urgent ? "rotating_light" : "bell");
      if (open != null) {
        json.writeStringProperty("click", open);
      }
      if (links != null) {
        actions(json, links, message);
      }
    });
  }

  /** What nobody has to answer. */
  static byte[] of(Notice notice, String topic) {
    return words(json -> {
      json.writeStringProperty("topic", topic);
      json.writeStringProperty("sequence_id", sequence(notice.idempotencyKey()));
      json.writeStringProperty("title", PlainText.oneLine(notice.subject(), MAX_TITLE));
      String lines = String.join("\n", notice.lines());
      json.writeStringProperty("message", PlainText.lines(lines, MAX_DETAILS * MAX_NAME));
      json.writeNumberProperty("priority", USUAL);
      if (notice.link() != null) {
        json.writeStringProperty("click", notice.link());
      }
    });
  }

  private interface Content {
    void write(JsonGenerator json);
  }

  private static byte[] words(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String incident(Message.@Nullable Links links) {
    return links == null ? null : links.incident();
  }

  private static void tags(JsonGenerator json, String tag) {
    json.writeName("tags");
    json.writeStartArray();
    json.writeString(tag);
    json.writeEndArray();
  }

  /** A button in a storm says which incident it is for. */
  private static void actions(JsonGenerator json, Message.Links links, Message message) {
    String which = message.incidents() == 1 ? "" : " #" + message.page().number();
    json.writeName("actions");
    json.writeStartArray();
    for (Message.Link link : List.of(links.first(), links.second())) {
      json.writeStartObject();
      json.writeStringProperty("action", "http");
      json.writeStringProperty("label", link.answer().word() + which);
      json.writeStringProperty("url", link.tap());
      json.writeStringProperty("method", "POST");
      json.writeBooleanProperty("clear", true);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Whole paragraphs, as many as there is room for. */
  private static String text(Message message) {
    List<String> paragraphs = new ArrayList<>();
    Message.Page page = message.page();
    String reason = "You are paged because " + PageSentences.because(page.reason()) + ".";
    paragraphs.add(PlainText.oneLine(page.serviceName(), MAX_NAME) + ". " + reason);
    PageSentences.again(message).ifPresent(paragraphs::add);
    page.details().stream()
        .limit(MAX_DETAILS)
        .map(detail -> PlainText.oneLine(detail.name() + ": " + detail.value(), MAX_DETAIL))
        .forEach(paragraphs::add);
    paragraphs.add("Since " + PageSentences.when(page.assignedAt(), message.zone()));
    if (message.others() != null) {
      message.others().listed().forEach(other -> paragraphs.add(other(other)));
    }
    return fitting(paragraphs);
  }

  private static String other(Message.Other other) {
    Message.Links links = other.links();
    String title = "\n" + PageSentences.brief(other.page());
    return links == null
        ? title
        : title + "\n" + answer(links.first()) + "\n" + answer(links.second());
  }

  private static String answer(Message.Link link) {
    return link.answer().word() + ": " + link.address();
  }

  private static String fitting(List<String> paragraphs) {
    StringBuilder text = new StringBuilder();
    int left = MOST_BYTES;
    for (String paragraph : paragraphs) {
      left -= paragraph.getBytes(StandardCharsets.UTF_8).length + 1;
      if (left < 0) {
        break;
      }
      text.append(text.isEmpty() ? "" : "\n").append(paragraph);
    }
    return text.toString();
  }

  /** A repeat of one message takes its place on the device, from ntfy 2.16 on. */
  private static String sequence(String key) {
    if (key.matches("[-_A-Za-z0-9]{1,64}")) {
      return key;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, SEQUENCE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
