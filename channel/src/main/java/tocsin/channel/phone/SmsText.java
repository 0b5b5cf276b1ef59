package tocsin.channel.phone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PlainText;
import tocsin.core.incident.PageReason;
import tocsin.core.reply.PageAnswer;

/**
 * A page as a text message: what it is, what to write back, where there is more. One message where
 * the title's letters allow it, two where they don't.
 */
public final class SmsText {
  /** What one message holds in the alphabet of text messages. */
  static final int ONE = 160;

  /** What two messages hold in any alphabet. */
  private static final int TWO_OF_ANY = 134;

  /** A title that is shorter than this tells nothing: rather leave out something else. */
  private static final int TITLE = 40;

  private static final int MOST_NUMBERS = 6;

  private SmsText() {}

  /**
   * The text.
   *
   * @param answerable whether the person can write back
   */
  public static String of(Message message, PhoneWords words, boolean answerable) {
    Message.Page page = message.page();
    String again = message.time() > 1 ? words.again(message.time()) + ": " : "";
    String lead = again + lead(message, words);
    String hint = answerable ? " " + hint(message, words) : "";
    String link = link(message);
    String service = " (" + PlainText.oneLine(page.serviceName(), 30) + ").";
    String title = title(page);
    for (String end : List.of(service + hint + link, "." + hint + link, "." + hint)) {
      String whole = fitted(lead, title, end, TITLE);
      if (whole != null) {
        return whole;
      }
    }
    String least = fitted(lead, title, "", 0);
    return least == null ? PlainText.oneLine(lead + title, TWO_OF_ANY) : least;
  }

  /** A notice says all in its subject. */
  public static String of(Notice notice) {
    String text = GsmAlphabet.alike(PlainText.oneLine(notice.subject(), ONE));
    int places = GsmAlphabet.places(text);
    return places >= 0 && places <= ONE ? text : PlainText.oneLine(text, TWO_OF_ANY);
  }

  private static String lead(Message message, PhoneWords words) {
    Message.Page page = message.page();
    String urgency = words.urgency(page.urgency());
    return message.incidents() == 1
        ? "#" + page.number() + " " + urgency + ": "
        : words.incidents(message.incidents()) + ", " + urgency + ": #" + page.number() + " ";
  }

  private static String title(Message.Page page) {
    String title = GsmAlphabet.alike(PlainText.oneLine(page.title(), ONE));
    return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
  }

  private static String hint(Message message, PhoneWords words) {
    String number = " " + message.page().number();
    PageAnswer first = answers(message.page().reason()).getFirst();
    PageAnswer second = answers(message.page().reason()).getLast();
    if (message.incidents() == 1) {
      String hint = words.reply() + " \"" + word(first) + number + "\" " + words.or() + " \"";
      return hint + word(second) + number + "\".";
    }
    String all = first == PageAnswer.ACKNOWLEDGE ? "\" " + words.or() + " \"ack all" : "";
    String others = numbers(message);
    return (others.isEmpty() ? "" : words.also() + " " + others + ". ")
        + (words.reply() + " \"" + word(first) + number + all + "\".");
  }

  private static String numbers(Message message) {
    Message.Others others = message.others();
    if (others == null) {
      return "";
    }
    return others.listed().stream()
        .limit(MOST_NUMBERS)
        .map(other -> "#" + other.page().number())
        .collect(Collectors.joining(" "));
  }

  /** What the person is asked: to take it on, or to help. */
  public static List<PageAnswer> answers(PageReason reason) {
    return switch (reason.cause()) {
      case ASSIGNMENT -> List.of(PageAnswer.ACKNOWLEDGE, PageAnswer.RESOLVE);
      case RESPONDER_REQUEST -> List.of(PageAnswer.JOIN, PageAnswer.DECLINE);
    };
  }

  private static String word(PageAnswer answer) {
    return answer == PageAnswer.ACKNOWLEDGE ? "ack" : answer.word().toLowerCase(Locale.ROOT);
  }

  private static String link(Message message) {
    Message.Others others = message.others();
    if (others != null && message.incidents() > 1) {
      return others.all() == null ? "" : " " + others.all();
    }
    return message.links() == null ? "" : " " + message.links().incident();
  }

  /** Null when too little of the title would be left. */
  private static @Nullable String fitted(String lead, String title, String end, int least) {
    String whole = lead + title + end;
    boolean gsm = GsmAlphabet.places(whole) >= 0;
    int most = gsm ? ONE : TWO_OF_ANY;
    if (size(whole, gsm) <= most) {
      return whole;
    }
    for (int length = title.length() - 1; length >= least; length--) {
      String cut = PlainText.oneLine(title, length).replace("…", "...");
      if (size(lead + cut + end, gsm) <= most) {
        return lead + cut + end;
      }
    }
    return null;
  }

  private static int size(String text, boolean gsm) {
    return gsm ? GsmAlphabet.places(text) : text.length();
  }
}
