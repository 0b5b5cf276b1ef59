package tocsin.channel.phone;

import java.util.ArrayList;
import java.util.List;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.PlainText;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;

/**
 * What a call says and which keys mean something.
 *
 * @param told what it is about, before anything about keys
 * @param answers what the keys are for; empty when nobody has to answer
 * @param about what a key answers
 */
public record CallScript(
    PhoneWords words, List<String> told, List<PageAnswer> answers, PageReply.About about) {
  private static final int TITLE = 200;

  public CallScript {
    told = List.copyOf(told);
    answers = List.copyOf(answers);
  }

  /** For a page. */
  public static CallScript of(Message message, PhoneWords words) {
    Message.Page page = message.page();
    List<String> told = new ArrayList<>();
    told.add(words.greeting(message.incidents(), page.urgency()));
    if (message.time() > 1) {
      told.add(words.unanswered(message.time()));
    }
    List<PageAnswer> answers = answers(message);
    if (answers.contains(PageAnswer.JOIN)) {
      told.add(words.help());
    }
    told.add(
        words.incident(page.number(), line(page.serviceName(), 100), line(page.title(), TITLE)));
    return new CallScript(words, told, answers, about(message));
  }

  /** For a code or another notice. */
  public static CallScript of(Notice notice, PhoneWords words) {
    String code = notice.code();
    List<String> told =
        code == null
            ? List.of(line(notice.subject(), TITLE))
            : List.of(words.code(), spelled(code), words.code(), spelled(code));
    return new CallScript(words, told, List.of(), new PageReply.Only());
  }

  /** When only the number is known any more, for the program was started again meanwhile. */
  public static CallScript forgotten(long number, PageReply.About about, PhoneWords words) {
    List<PageAnswer> answers =
        about instanceof PageReply.All
            ? List.of(PageAnswer.ACKNOWLEDGE)
            : List.of(PageAnswer.ACKNOWLEDGE, PageAnswer.RESOLVE, PageAnswer.ESCALATE);
    return new CallScript(words, List.of(words.incident(number)), answers, about);
  }

  /** What can be answered by a key: in a storm all at once, and then only by taking it on. */
  private static List<PageAnswer> answers(Message message) {
    return switch (message.page().reason().cause()) {
      case ASSIGNMENT ->
          message.incidents() > 1
              ? List.of(PageAnswer.ACKNOWLEDGE)
              : List.of(PageAnswer.ACKNOWLEDGE, PageAnswer.RESOLVE, PageAnswer.ESCALATE);
      case RESPONDER_REQUEST -> List.of(PageAnswer.JOIN, PageAnswer.DECLINE);
    };
  }

  private static PageReply.About about(Message message) {
    boolean all = message.incidents() > 1 && answers(message).contains(PageAnswer.ACKNOWLEDGE);
    return all ? new PageReply.All() : new PageReply.Numbered(message.page().number());
  }

  /** The sentences about keys. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    boolean all = about instanceof PageReply.All;
    answers.forEach(answer -> keys.add(words.key(answer, all)));
    keys.add(words.repeat());
    return keys;
  }

  private static String spelled(String code) {
    return String.join(", ", code.split("")) + ".";
  }

  private static String line(String text, int longest) {
    return PlainText.oneLine(text, longest);
  }
}
