package tocsin.channel.chat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageReply;

/** A desk that knows one person and does whatever they say. */
public final class FakeAnswers implements Answers {
  private final String person;
  private final List<PageReply> replies = new CopyOnWriteArrayList<>();

  /** The one whose address that is. */
  public FakeAnswers(String person) {
    this.person = person;
  }

  @Override
  public Answered from(ContactKind kind, String address, PageReply reply) {
    if (!address.equals(person)) {
      return new Answered.Unknown("Nobody here has this as a verified contact method.");
    }
    replies.add(reply);
    return new Answered.Done(reply.answer().done() + " #4127.");
  }

  @Override
  public Optional<Language> language(String token, ActionChannel channel) {
    throw new AssertionError("No chat answers by link");
  }

  @Override
  public Language language(ContactKind kind, String address) {
    return Language.ENGLISH;
  }

  @Override
  public Answered by(String token, ActionChannel channel) {
    throw new AssertionError("No chat answers by link");
  }

  @Override
  public Answered by(String token, PageReply reply, ActionChannel channel) {
    throw new AssertionError("No chat answers by link");
  }

  /** What they said. */
  public List<PageReply> replies() {
    return List.copyOf(replies);
  }
}
