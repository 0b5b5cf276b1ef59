package tocsin.channel.email;

import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PageSentences;

/**
 * The HTML form of a page by mail. Styles are inline, because mail programs drop style sheets. Text
 * and background keep the reader's own colours, so that it reads well in the dark; only the primary
 * button brings its own.
 */
final class PageHtml {
  private static final String BUTTON =
      "display:inline-block;padding:16px 28px;font-size:18px;font-weight:600;text-decoration:none;";

  private final StringBuilder html = new StringBuilder(4_096);

  private PageHtml() {}

  static String of(Message message) {
    return new PageHtml().page(message);
  }

  static String of(Notice notice) {
    return new PageHtml().notice(notice);
  }

  private String page(Message message) {
    begin(PageText.title(message.page()));
    story(message);
    answers(message);
    details(message.page());
    others(message.others());
    return html.append("</body>\n</html>\n").toString();
  }

  private String notice(Notice notice) {
    begin(notice.subject());
    PageText.lines(notice).forEach(this::paragraph);
    if (notice.link() != null) {
      html.append("<p><a href=\"").append(escape(notice.link()));
      html.append("\" style=\"color:inherit\">").append(escape(notice.link())).append("</a></p>\n");
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private void begin(String title) {
    html.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        """);
    html.append("<title>").append(escape(title)).append("</title>\n");
    html.append(
        """
        </head>
        <body style="margin:0;padding:16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5">
        """);
  }

  private void story(Message message) {
    html.append("<h1 style=\"font-size:22px;line-height:1.3;margin:0 0 12px\">")
        .append(escape(PageText.title(message.page())))
        .append("</h1>\n");
    paragraph(PageText.what(message.page()));
    paragraph(PageText.why(message));
    PageSentences.again(message).ifPresent(this::paragraph);
    paragraph(PageText.since(message));
  }

  private void others(Message.@Nullable Others others) {
    if (others == null || others.count() == 0) {
      return;
    }
    html.append("<h2 style=\"font-size:18px;margin:24px 0 8px\">");
    html.append(escape(PageText.together(others))).append("</h2>\n");
    for (Message.Other other : others.listed()) {
      html.append("<h3 style=\"font-size:16px;margin:16px 0 4px\">#")
          .append(other.page().number())
          .append(' ')
          .append(escape(PageText.title(other.page())))
          .append("</h3>\n");
      paragraph(PageText.what(other.page()));
      Message.Links links = other.links();
      if (links != null) {
        html.append("<p style=\"margin:0 0 8px\">");
        link(links.first().address(), links.first().answer().word());
        link(links.second().address(), links.second().answer().word());
        link(links.incident(), "Open");
        html.append("</p>\n");
      }
    }
    PageText.notListed(others).ifPresent(this::paragraph);
  }

  private void link(String address, String word) {
    html.append("<a href=\"").append(escape(address));
    html.append("\" style=\"color:inherit;display:inline-block;padding:8px 16px 8px 0\">");
    html.append(escape(word)).append("</a>\n");
  }

  private void answers(Message message) {
    Message.Links links = message.links();
    if (links == null) {
      paragraph(PageText.withoutLinks(message.page()));
      return;
    }
    html.append("<table role=\"presentation\" cellspacing=\"0\" cellpadding=\"0\"><tr>\n");
    html.append("<td bgcolor=\"#1b4b8f\" style=\"background:#1b4b8f;border-radius:6px\">");
    button(links.first(), "color:#ffffff;");
    html.append("</td>\n<td width=\"12\">&nbsp;</td>\n");
    html.append("<td style=\"border:2px solid #7c8894;border-radius:6px\">");
    button(links.second(), "color:inherit;");
    html.append("</td>\n</tr></table>\n<p style=\"margin:16px 0 8px\"><a href=\"");
    html.append(escape(links.incident()))
        .append("\" style=\"color:inherit\">Open the incident</a>");
    html.append("</p>\n");
    html.append("<p style=\"font-size:13px;margin:0 0 16px\">").append(escape(PageText.ONE_TAP));
    html.append("</p>\n");
  }

  private void button(Message.Link link, String colour) {
    html.append("<a href=\"").append(escape(link.address())).append("\" style=\"");
    html.append(BUTTON)
        .append(colour)
        .append("\">")
        .append(escape(link.answer().word()))
        .append("</a>");
  }

  private void details(Message.Page page) {
    if (page.details().isEmpty()) {
      return;
    }
    html.append("<dl style=\"margin:16px 0 0;font-size:14px\">\n");
    page.details().stream().limit(PageText.MAX_DETAILS).forEach(this::detail);
    html.append("</dl>\n");
  }

  private void detail(Message.Detail detail) {
    html.append("<dt style=\"font-weight:600\">").append(escape(PageText.detailName(detail)));
    html.append("</dt>\n<dd style=\"margin:0 0 8px;overflow-wrap:anywhere\">");
    html.append(escape(PageText.detailValue(detail)).replace("\n", "<br>\n")).append("</dd>\n");
  }

  private void paragraph(String sentence) {
    html.append("<p style=\"margin:0 0 8px\">").append(escape(sentence)).append("</p>\n");
  }

  /** Text as text, in element content and in quoted attributes alike. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
