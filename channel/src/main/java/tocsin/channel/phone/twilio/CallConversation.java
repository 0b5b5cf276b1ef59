package tocsin.channel.phone.twilio;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.phone.CallScript;
import tocsin.channel.phone.PhoneCallbacks;
import tocsin.channel.phone.PhoneWords;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;

/** A call from the moment somebody takes it: what is said, and what each key does. */
final class CallConversation {
  /** So often it is told to somebody who presses nothing. */
  private static final int ROUNDS = 3;

  /** However often they ask to hear it again. */
  private static final int MOST_ROUNDS = 20;

  private final TwilioApi api;
  private final CallsUnderWay calls;
  private final Answers answers;

  CallConversation(TwilioApi api, CallsUnderWay calls, Answers answers) {
    this.api = api;
    this.calls = calls;
    this.answers = answers;
  }

  static boolean isMachine(String answeredBy) {
    return answeredBy.startsWith("machine") || answeredBy.equals("fax");
  }

  /** Somebody picked up, or heard it once already. */
  String pickedUp(Map<String, String> query, SortedMap<String, String> form) {
    CallScript script = script(query);
    if (isMachine(form.getOrDefault("AnsweredBy", ""))) {
      return Twiml.toMachine(script);
    }
    int round = round(query);
    return round >= (query.containsKey("again") ? MOST_ROUNDS : ROUNDS)
        ? Twiml.bye(script.words())
        : Twiml.gather(script, address("key", query, round), address("call", query, round + 1));
  }

  /** They pressed a key. */
  String pressed(Map<String, String> query, SortedMap<String, String> form) {
    CallScript script = script(query);
    String digit = form.getOrDefault("Digits", "");
    String next = address("call", query, round(query) + 1) + "&again=1";
    if (digit.isEmpty() || digit.equals("0") || digit.equals("*")) {
      return Twiml.redirect(next);
    }
    Optional<PageAnswer> answer =
        digit.matches("\\d")
            ? PageAnswer.behind(Integer.parseInt(digit)).filter(script.answers()::contains)
            : Optional.empty();
    return answer
        .map(pressed -> answered(script, pressed, form.getOrDefault("To", "")))
        .orElseGet(() -> Twiml.wrongKey(script.words(), next));
  }

  private String answered(CallScript script, PageAnswer answer, String number) {
    Answered answered =
        answers.from(ContactKind.PHONE, number, new PageReply(answer, script.about()));
    PhoneWords words = PhoneWords.of(answers.language(ContactKind.PHONE, number));
    return Twiml.last(words, spoken(answered.sentence(), words.language()));
  }

  private static String spoken(String sentence, Language language) {
    return switch (language) {
      case ENGLISH, FRENCH -> sentence.replace("#", "incident ");
      case GERMAN -> sentence.replace("#", "Incident ");
      case SPANISH -> sentence.replace("#", "incidente ");
    };
  }

  private CallScript script(Map<String, String> query) {
    return calls
        .find(query.getOrDefault("k", ""))
        .orElseGet(() -> CallAddress.forgotten(query, api.settings().standard()));
  }

  private static int round(Map<String, String> query) {
    String round = query.getOrDefault("r", "0");
    return round.matches("\\d{1,3}") ? Integer.parseInt(round) : 0;
  }

  /** The address for what comes next, which the provider takes relative to where it is. */
  private String address(String what, Map<String, String> query, int round) {
    String carried =
        query.entrySet().stream()
            .filter(field -> field.getKey().matches("[knal]"))
            .sorted(Map.Entry.comparingByKey())
            .map(field -> field.getKey() + "=" + TwilioApi.encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String path = what + "?" + carried + String.format(Locale.ROOT, "&r=%d", round);
    return api.callback(path).orElse(PhoneCallbacks.PATH + api.settings().name() + "/" + path);
  }
}
