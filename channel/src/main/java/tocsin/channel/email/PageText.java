package tocsin.channel.email;

import java.util.List;
import java.util.Optional;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PageSentences;
import tocsin.channel.PlainText;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageCause;
import tocsin.core.reply.PageAnswer;

/**
 * All that a page or a notice by mail says: subject, plain text and HTML, made from the message
 * alone. What came from outside is made safe and bounded here.
 */
public record PageText(String subject, String text, String html) {
  static final int MAX_TITLE = 1_024;
  static final int MAX_DETAILS = 50;
  static final int MAX_DETAIL_NAME = 100;
  static final int MAX_DETAIL_VALUE = 2_000;
  static final String ONE_TAP =
      "A link opens a page that asks for one tap. Opening it changes nothing by itself.";
  private static final int MAX_SUBJECT_TITLE = 200;

  /** What the page says. */
  public static PageText of(Message message) {
    return new PageText(subject(message), text(message), PageHtml.of(message));
  }

  /** What the notice says. */
  public static PageText of(Notice notice) {
    StringBuilder text = new StringBuilder();
    lines(notice).forEach(line -> text.append(line).append("\n\n"));
    if (notice.link() != null) {
      text.append(notice.link()).append('\n');
    }
    String subject = PlainText.oneLine(notice.subject(), MAX_TITLE);
    return new PageText(subject, text.toString(), PageHtml.of(notice));
  }

  static List<String> lines(Notice notice) {
    return notice.lines().stream()
        .limit(MAX_DETAILS)
        .map(line -> PlainText.lines(line, MAX_DETAIL_VALUE))
        .toList();
  }

  private static String subject(Message message) {
    Message.Page page = message.page();
    String level = page.urgency() == Urgency.HIGH ? "High urgency" : "Low urgency";
    String urgency =
        message.time() == 1
            ? level
            : level + ", again, " + PageSentences.nth(message.time()) + " time";
    if (message.incidents() > 1) {
      return "[%s] %s: %s and more"
          .formatted(PageSentences.several(message), urgency, title(page, MAX_SUBJECT_TITLE));
    }
    return "[#%d] %s: %s".formatted(page.number(), urgency, title(page, MAX_SUBJECT_TITLE));
  }

  private static String text(Message message) {
    StringBuilder text = new StringBuilder();
    text.append(title(message.page())).append("\n\n");
    text.append(what(message.page())).append('\n');
    text.append(why(message)).append('\n');
    PageSentences.again(message).ifPresent(sentence -> text.append(sentence).append('\n'));
    text.append(since(message)).append('\n');
    details(text, message.page());
    text.append('\n');
    links(text, message);
    others(text, message);
    return text.toString();
  }

  private static void details(StringBuilder text, Message.Page page) {
    if (!page.details().isEmpty()) {
      text.append('\n');
    }
    page.details().stream()
        .limit(MAX_DETAILS)
        .forEach(detail ->
            text.append(detailName(detail))
                .append(": ")
                .append(detailValue(detail).replace("\n", "\n  "))
                .append('\n'));
  }

  private static void links(StringBuilder text, Message message) {
    Message.Links links = message.links();
    if (links == null) {
      text.append(withoutLinks(message.page())).append('\n');
      return;
    }
    link(text, links.first());
    link(text, links.second());
    text.append("The incident:\n").append(links.incident()).append("\n\n");
    text.append(ONE_TAP).append('\n');
  }

  private static void link(StringBuilder text, Message.Link link) {
    PageAnswer answer = link.answer();
    text.append(answer.word()).append(" (").append(answer.meaning()).append("):\n");
    text.append(link.address()).append("\n\n");
  }

  private static void others(StringBuilder text, Message message) {
    Message.Others others = message.others();
    if (others == null || others.count() == 0) {
      return;
    }
    text.append('\n').append(together(others)).append("\n");
    for (Message.Other other : others.listed()) {
      text.append("\n#").append(other.page().number()).append(' ');
      text.append(title(other.page(), MAX_SUBJECT_TITLE)).append('\n');
      text.append(what(other.page())).append('\n');
      Message.Links links = other.links();
      if (links != null) {
        for (Message.Link link : List.of(links.first(), links.second())) {
          text.append(link.answer().word()).append(": ").append(link.address()).append('\n');
        }
        text.append("The incident: ").append(links.incident()).append('\n');
      }
    }
    notListed(others).ifPresent(sentence -> text.append('\n').append(sentence).append('\n'));
  }

  /** That there is more than the first. */
  static String together(Message.Others others) {
    return others.count() == 1
        ? "One more incident is yours:"
        : "%,d more incidents are yours:".formatted(others.count());
  }

  /** Where the rest is, if there is one. */
  static Optional<String> notListed(Message.Others others) {
    int rest = others.count() - others.listed().size();
    String where = others.all() == null ? "in Tocsin" : others.all();
    return rest == 0 ? Optional.empty() : Optional.of("And %,d more: %s".formatted(rest, where));
  }

  static String title(Message.Page page) {
    return title(page, MAX_TITLE);
  }

  private static String title(Message.Page page, int maxLength) {
    String title = PlainText.oneLine(page.title(), maxLength);
    return title.isEmpty() ? "No title" : title;
  }

  /** What is so. */
  static String what(Message.Page page) {
    return "Incident #%d of %s, %s."
        .formatted(
            page.number(),
            PlainText.oneLine(page.serviceName(), MAX_TITLE),
            PageSentences.urgency(page.urgency()));
  }

  /** Why you. */
  static String why(Message message) {
    return "%s, you are paged because %s."
        .formatted(
            PlainText.oneLine(message.recipientName(), MAX_DETAIL_NAME),
            PageSentences.because(message.page().reason()));
  }

  /** Since when. */
  static String since(Message message) {
    String yours =
        message.page().reason().cause() == PageCause.RESPONDER_REQUEST ? "Asked " : "Yours since ";
    return yours + PageSentences.when(message.page().assignedAt(), message.zone()) + ".";
  }

  static String withoutLinks(Message.Page page) {
    return switch (page.reason().cause()) {
      case ASSIGNMENT -> "Open Tocsin to acknowledge or resolve it.";
      case RESPONDER_REQUEST -> "Open Tocsin to join or decline.";
    };
  }

  static String detailName(Message.Detail detail) {
    return PlainText.oneLine(detail.name(), MAX_DETAIL_NAME);
  }

  static String detailValue(Message.Detail detail) {
    return PlainText.lines(detail.value(), MAX_DETAIL_VALUE);
  }
}
