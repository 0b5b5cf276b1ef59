package tocsin.channel.phone;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.reply.PageAnswer;

/**
 * What is said and written to telephones in one language. The words of a text are in the alphabet
 * of text messages, so that a message stays one.
 */
public interface PhoneWords {
  /** The words of that language. */
  static PhoneWords of(Language language) {
    return switch (language) {
      case ENGLISH -> new EnglishWords();
      case GERMAN -> new GermanWords();
      case SPANISH -> new SpanishWords();
      case FRENCH -> new FrenchWords();
    };
  }

  /** The words of the first that is chosen. */
  static PhoneWords of(@Nullable Language chosen, Language standard) {
    return of(chosen == null ? standard : chosen);
  }

  /** Which language it is. */
  Language language();

  /** "en-US": what speech is asked for by. */
  String voice();

  /** "high" or "low", for a text. */
  String urgency(Urgency urgency);

  /** "12 incidents". */
  String incidents(int count);

  /** "also", before numbers. */
  String also();

  /** "Reply", before the words to write. */
  String reply();

  /** "or". */
  String or();

  /** "Again, 2nd time", when nobody has answered. */
  String again(int time);

  /** "Nobody has answered yet: you are told for the 2nd time." */
  String unanswered(int time);

  /** Who calls, and about how much: "This is Tocsin. You have 12 incidents of high urgency." */
  String greeting(int incidents, Urgency urgency);

  /** "Incident 4127 on Relay: db2kafka is down." */
  String incident(long number, String service, String title);

  /** "Incident 4127.": when nothing else is known any more. */
  String incident(long number);

  /** "Somebody asks for your help." */
  String help();

  /** Which key does that, for all incidents or the one. */
  String key(PageAnswer answer, boolean all);

  /** "To hear this again, press 0." */
  String repeat();

  /** "That key does nothing here." */
  String wrongKey();

  /** "Open Tocsin to answer.", for a machine that took the call. */
  String toMachine();

  /** Before a code that is spelled out. */
  String code();

  /** "Goodbye." */
  String bye();

  /** The key of that answer. */
  static String digit(PageAnswer answer) {
    return String.format(Locale.ROOT, "%d", answer.key());
  }
}
