package tocsin.channel.chat;

import java.util.Optional;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.core.account.ContactKind;
import tocsin.core.reply.AnswerSentence;
import tocsin.core.reply.PageReply;
import tocsin.core.reply.ReplyText;

/**
 * Brings what people press and type in one product to the desk. Callers have made sure that the
 * product says so: who somebody is, is nobody else's word.
 */
public record ChatAnswers(Answers answers, ContactKind kind) {
  /** Somebody pressed a button; empty when it is none of ours. */
  public Optional<Answered> pressed(String person, String code) {
    return ButtonCode.read(code).map(button -> answers.from(kind, person, button.reply()));
  }

  /** Somebody typed something; what is said back. */
  public String typed(String person, String words) {
    Optional<PageReply> reply = ReplyText.read(words);
    return reply.isEmpty()
        ? AnswerSentence.USAGE.in(answers.language(kind, person))
        : answers.from(kind, person, reply.get()).sentence();
  }
}
