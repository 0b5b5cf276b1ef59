package tocsin.channel.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.Receipt;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;

/** Calls by a provider with Twilio's interface: what is heard, and what keys do. */
class TwilioCallsTest extends ProviderContract {
  private final TwilioRig rig = new TwilioRig();
  private final Channel channel = new TwilioCalls(rig.api(), rig.senders(), rig.underWay);
  private final Channel impatient =
      new TwilioCalls(rig.api(Duration.ofMillis(200)), rig.senders(), rig.underWay);

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected Channel impatient() {
    return impatient;
  }

  @Override
  protected FakeProvider provider() {
    return rig.provider;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return TwilioRig.to(ContactKind.PHONE, "4155551234", key, page);
  }

  @Override
  @Test
  protected void bringsWhatAWokenPersonNeeds() throws Exception {
    assertThat(channel.send(message("N1")))
        .isEqualTo(new Delivered("CA1", "twilio", Duration.ofMinutes(5)));

    assertThat(heard(pickUp(0)))
        .containsExactly(
            "This is Tocsin. You have one incident of high urgency.",
            "Incident 4127 on Relay: db2kafka is down.",
            "To acknowledge, press 4.",
            "To resolve, press 6.",
            "To escalate, press 8.",
            "To hear this again, press 0.");
  }

  @Override
  @Test
  protected void bringsEveryIncidentOfAStormWithItsAnswers() throws Exception {
    assertThat(channel.send(Pages.inAStorm(message("N1")))).isInstanceOf(Delivered.class);

    assertThat(heard(pickUp(0)))
        .contains(
            "This is Tocsin. You have 3 incidents of high urgency.", "To acknowledge all, press 4.")
        .doesNotContain("To resolve, press 6.");
    assertThat(press(pickUp(0), "4")).contains("Acknowledged");
    assertThat(rig.answers).containsExactly("PHONE +14155551234 ACKNOWLEDGE All[]");
  }

  @Override
  @Test
  protected void saysForTheHowManyThTimeItComes() throws Exception {
    assertThat(channel.send(Pages.again(message("N1.3"), 2))).isInstanceOf(Delivered.class);

    assertThat(heard(pickUp(0)))
        .contains("Nobody has answered yet: you are told for the 3rd time.");
  }

  /** A code is read digit by digit. */
  @Override
  @Test
  protected void bringsANoticeThatNobodyHasToAnswer() throws Exception {
    Notice code =
        new Notice(
            "V1",
            "David",
            message("V1").contact(),
            "417203 is your code",
            List.of(),
            null,
            "417203",
            Language.FRENCH);
    assertThat(channel.tell(code)).isInstanceOf(Delivered.class);

    assertThat(heard(pickUp(0)))
        .startsWith("Votre code pour Tocsin est :", "4, 1, 7, 2, 0, 3.")
        .doesNotContain("Pour confirmer, appuyez sur 4.");
  }

  @Test
  void eachKeyDoesWhatItIsForAndSaysSo() throws Exception {
    assertThat(channel.send(message("N1"))).isInstanceOf(Delivered.class);

    assertThat(heard(press(pickUp(0), "4")))
        .containsExactly("Acknowledged incident 4127.", "Goodbye.");
    assertThat(heard(press(pickUp(0), "6"))).containsExactly("Resolved incident 4127.", "Goodbye.");
    assertThat(heard(press(pickUp(0), "8")))
        .containsExactly("Escalated incident 4127.", "Goodbye.");
    assertThat(rig.answers)
        .extracting(answer -> answer.split(" ")[2])
        .containsExactly("ACKNOWLEDGE", "RESOLVE", "ESCALATE");
  }

  @Test
  void anotherKeyDoesNothingAndZeroSaysItAgain() throws Exception {
    assertThat(channel.send(message("N1"))).isInstanceOf(Delivered.class);

    String wrong = press(pickUp(0), "1");
    assertThat(heard(wrong)).containsExactly("That key does nothing here.");
    assertThat(heard(follow(wrong))).contains("Incident 4127 on Relay: db2kafka is down.");
    assertThat(heard(follow(press(pickUp(0), "0")))).contains("To acknowledge, press 4.");
    assertThat(rig.answers).isEmpty();
  }

  @Test
  void whoPressesNothingHearsItThreeTimes() throws Exception {
    assertThat(channel.send(message("N1"))).isInstanceOf(Delivered.class);

    String heard = pickUp(0);
    for (int i = 0; i < 3; i++) {
      assertThat(heard(heard)).contains("To acknowledge, press 4.");
      heard = follow(heard);
    }
    assertThat(heard(heard)).containsExactly("Goodbye.");
  }

  @Test
  void aMachineIsToldWithoutKeys() throws Exception {
    assertThat(channel.send(message("N1"))).isInstanceOf(Delivered.class);

    String url = rig.provider.taken().getFirst().form().getOrDefault("Url", "");
    assertThat(heard(rig.provider.ask(url, Map.of("AnsweredBy", "machine_end_beep"))))
        .containsExactly(
            "This is Tocsin. You have one incident of high urgency.",
            "Incident 4127 on Relay: db2kafka is down.",
            "Open Tocsin to answer.");
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageIsSpoken(Language language) throws Exception {
    Message message =
        TwilioRig.spoken(ContactKind.PHONE, "4155551234", "N1", Pages.page("down"), language);
    assertThat(channel.send(message)).isInstanceOf(Delivered.class);

    assertThat(pickUp(0)).contains("<Say language=\"" + language.tag() + "-");
    assertThat(heard(pickUp(0))).hasSize(6).allMatch(sentence -> !sentence.contains("%"));
    assertThat(heard(press(pickUp(0), "4"))).hasSize(2);
  }

  @Test
  void whoIsAskedForHelpHasOtherKeys() throws Exception {
    Message.Page asked =
        new Message.Page(
            "Q1",
            4127,
            "down",
            "Relay",
            Urgency.HIGH,
            PageReason.RESPONDER_REQUESTED,
            Pages.THEN,
            List.of());
    assertThat(channel.send(message("N1", asked))).isInstanceOf(Delivered.class);

    assertThat(heard(pickUp(0)))
        .contains("Somebody asks for your help.", "To join, press 1.", "To decline, press 2.");
    assertThat(press(pickUp(0), "1")).contains("You joined");
    assertThat(heard(press(pickUp(0), "4"))).containsExactly("That key does nothing here.");
  }

  @Test
  void aCallThatRangWhileTheProgramStartedAgainCanStillBeAnswered() throws Exception {
    assertThat(channel.send(message("N1"))).isInstanceOf(Delivered.class);
    rig.startAgain();

    assertThat(heard(pickUp(0))).startsWith("Incident 4127.", "To acknowledge, press 4.");
    assertThat(press(pickUp(0), "4")).contains("Acknowledged");
    assertThat(rig.answers).containsExactly("PHONE +14155551234 ACKNOWLEDGE Numbered[number=4127]");
  }

  @Test
  void theAddressTellsNothingOfWhatItIsAbout() throws Exception {
    assertThat(channel.send(message("N1"))).isInstanceOf(Delivered.class);

    assertThat(rig.provider.taken().getFirst().form().get("Url"))
        .doesNotContain("db2kafka", "Relay", "David", "4155551234");
  }

  @Test
  void anExtensionIsDialledOnceSomebodyPicksUp() throws Exception {
    Message page = TwilioRig.to(ContactKind.PHONE, "4155551234,77", "N1", Pages.page("down"));
    assertThat(channel.send(page)).isInstanceOf(Delivered.class);

    assertThat(rig.provider.taken().getFirst().form())
        .containsEntry("To", "+14155551234")
        .containsEntry("SendDigits", "ww77");
  }

  @Test
  void receiptsSayHowTheCallEnded() {
    Map<String, Receipt.State> ends =
        Map.of(
            "completed", Receipt.State.ARRIVED,
            "busy", Receipt.State.FAILED,
            "no-answer", Receipt.State.FAILED,
            "failed", Receipt.State.FAILED);
    ends.forEach((status, state) -> {
      rig.receipts.clear();
      String unused =
          rig.provider.ask(
              TwilioRig.ADDRESS + "/in/phone/twilio/status/phone",
              Map.of("CallSid", "CA1", "CallStatus", status));
      assertThat(unused).isEmpty();
      assertThat(rig.receipts).extracting(Receipt::state).as(status).containsExactly(state);
    });
  }

  private String pickUp(int nth) {
    String url = rig.provider.taken().get(nth).form().getOrDefault("Url", "");
    return rig.provider.ask(url, Map.of("AnsweredBy", "human", "To", TwilioRig.DAVID));
  }

  private String press(String twiml, String digit) {
    String action = between(twiml, "action=\"", "\"");
    return rig.provider.ask(action, Map.of("Digits", digit, "To", TwilioRig.DAVID));
  }

  private String follow(String twiml) {
    String next = between(twiml, "<Redirect method=\"POST\">", "<");
    return rig.provider.ask(next, Map.of("To", TwilioRig.DAVID));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from)).replace("&amp;", "&");
  }

  private static List<String> heard(String twiml) {
    return List.of(twiml.split("</Say>")).stream()
        .filter(part -> part.contains("<Say "))
        .map(part -> part.replaceFirst("(?s).*<Say [^>]*>", ""))
        .toList();
  }
}
