package tocsin.channel;

import java.util.Optional;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageReply;

/**
 * Takes what people answer to pages. Channels that hear answers call it; what they give back is
 * said to the person by the same way. Blocks until the answer is durable, or refused.
 */
public interface Answers {
  /**
   * The person behind that address answers. Only a verified contact method identifies a person.
   *
   * @param kind the medium that the answer came by
   * @param address as contact methods have it; for telephones the number as the whole world dials
   *     it, {@code +…}
   */
  Answered from(ContactKind kind, String address, PageReply reply);

  /** In which language whoever is behind that address is answered. */
  Language language(ContactKind kind, String address);

  /**
   * In which language the person is answered to whom a message with that link went by that way;
   * empty when the link is none of ours, or of another way.
   */
  Optional<Language> language(String token, ActionChannel channel);

  /**
   * The person to whom a message with that link went answers in words of their own. {@link
   * PageReply.Only} is the incident that the link is about.
   */
  Answered by(String token, PageReply reply, ActionChannel channel);

  /** The person to whom a message with that link went gives the answer that the link is for. */
  Answered by(String token, ActionChannel channel);
}
