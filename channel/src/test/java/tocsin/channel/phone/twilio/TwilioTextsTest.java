package tocsin.channel.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tocsin.channel.Callback;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.Receipt;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.reply.AnswerSentence;

/** Texts by a provider with Twilio's interface, and what people write back. */
class TwilioTextsTest extends ProviderContract {
  private final TwilioRig rig = new TwilioRig();
  private final Channel channel = new TwilioTexts(rig.api(), ContactKind.SMS, rig.senders());
  private final Channel impatient =
      new TwilioTexts(rig.api(Duration.ofMillis(200)), ContactKind.SMS, rig.senders());

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
    return TwilioRig.to(ContactKind.SMS, "4155551234", key, page);
  }

  /** A text has room for one link, and for words to write back. */
  @Override
  @Test
  protected void bringsWhatAWokenPersonNeeds() throws Exception {
    assertThat(channel.send(message("N1")))
        .isEqualTo(new Delivered("SM1", "twilio", Duration.ofMinutes(3)));

    FakeTwilio.Taken text = rig.provider.taken().getFirst();
    assertThat(text.form())
        .containsEntry("To", "+14155551234")
        .containsEntry("From", "+15550100")
        .containsEntry("StatusCallback", TwilioRig.ADDRESS + "/in/phone/twilio/status/sms")
        .containsEntry(
            "Body",
            "#4127 high: db2kafka is down (Relay). Reply \"ack 4127\" or \"resolve 4127\"."
                + " https://tocsin.example.org/ui/incidents/Q1");
  }

  @Override
  @Test
  protected void bringsEveryIncidentOfAStormWithItsAnswers() throws Exception {
    assertThat(channel.send(Pages.inAStorm(message("N1")))).isInstanceOf(Delivered.class);

    assertThat(arrived().getFirst().words())
        .startsWith("3 incidents, high: #4127 db2kafka is down")
        .contains(
            "#4127", "\"ack 4127\" or \"ack all\"", "https://tocsin.example.org/ui/incidents");
  }

  @Test
  void eachCountryHasItsSenderAndToANameNobodyIsToldToWriteBack() throws Exception {
    Message german = TwilioRig.to(ContactKind.SMS, "+4915112345678", "N1", Pages.page("down"));
    Message british = TwilioRig.to(ContactKind.SMS, "+447911123456", "N2", Pages.page("down"));
    assertThat(channel.send(german)).isInstanceOf(Delivered.class);
    assertThat(channel.send(british)).isInstanceOf(Delivered.class);

    assertThat(rig.provider.taken())
        .extracting(r -> r.form().get("From"))
        .containsExactly("+4930123456", "Tocsin");
    assertThat(arrived().getLast().words()).doesNotContain("Reply");
  }

  @Test
  void whatsAppIsTheSameWithOtherAddresses() throws Exception {
    Channel whatsApp = new TwilioTexts(rig.api(), ContactKind.WHATSAPP, rig.senders());
    Message page = TwilioRig.to(ContactKind.WHATSAPP, "4155551234", "N1", Pages.page("down"));

    assertThat(whatsApp.send(page)).isInstanceOf(Delivered.class);

    assertThat(rig.provider.taken().getFirst().form())
        .containsEntry("To", "whatsapp:+14155551234")
        .containsEntry("From", "whatsapp:+15550100");
  }

  @Test
  void aRefusalNamesWhatTheProviderSays() throws Exception {
    rig.provider.behave(FakeProvider.Behaviour.REFUSES);

    assertThat(channel.send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class,
            r ->
                assertThat(r.reason())
                    .contains("(error 21211): Invalid 'To' Phone Number. Correct the number"));
  }

  @Test
  void receiptsSayWhetherItArrived() throws Exception {
    Outcome sent = channel.send(message("N1"));
    status("SM1", "sent", "");
    status("SM1", "delivered", "");
    status("SM2", "undelivered", "30003");

    assertThat(sent).isInstanceOf(Delivered.class);
    assertThat(rig.receipts)
        .containsExactly(
            new Receipt("twilio", "SM1", Receipt.State.ARRIVED, "", Pages.THEN),
            new Receipt(
                "twilio",
                "SM2",
                Receipt.State.FAILED,
                "The provider says: undelivered, error 30003.",
                Pages.THEN));
  }

  private void status(String sid, String status, String error) {
    String unused =
        rig.provider.ask(
            TwilioRig.ADDRESS + "/in/phone/twilio/status/sms",
            Map.of("MessageSid", sid, "MessageStatus", status, "ErrorCode", error));
    assertThat(unused).isEmpty();
  }

  @Test
  void nobodyCanForgeAReceiptOrAReply() {
    String url = TwilioRig.ADDRESS + "/in/phone/twilio/";
    for (String path : List.of("status/sms", "text", "call", "key")) {
      Map<String, String> fields = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
      assertThat(rig.provider.call(url + path, fields, "guessed").status()).isEqualTo(403);
    }
    assertThat(rig.receipts).isEmpty();
    assertThat(rig.answers).isEmpty();
  }

  @Test
  void behindAProxyThePublicAddressIsTheOneThatWasSigned() {
    Map<String, String> form = Map.of("From", TwilioRig.DAVID, "Body", "ack");
    String signed =
        TwilioSignature.of(
            FakeTwilio.TOKEN, TwilioRig.ADDRESS + "/in/phone/twilio/text", new TreeMap<>(form));
    var call =
        new Callback.Call(
            "POST",
            "http://10.0.0.7:8010/in/phone/twilio/text",
            "twilio/text",
            Map.of(),
            Map.of("x-twilio-signature", signed),
            "Body=ack&From=%2B14155551234".getBytes(StandardCharsets.UTF_8));

    assertThat(rig.callback(rig.underWay).take(call).status()).isEqualTo(200);
  }

  @Test
  void whatIsWrittenBackIsDoneAndSaid() {
    assertThat(write(TwilioRig.DAVID, "Ack 4127"))
        .isEqualTo(xml("<Message>Acknowledged #4127.</Message>"));
    assertThat(write("whatsapp:" + TwilioRig.DAVID, "ack all")).contains("Acknowledged");
    assertThat(write("+19995550000", "resolve 4127")).contains("Nobody here has this number.");

    assertThat(rig.answers)
        .containsExactly(
            "SMS +14155551234 ACKNOWLEDGE Numbered[number=4127]",
            "WHATSAPP +14155551234 ACKNOWLEDGE All[]",
            "SMS +19995550000 RESOLVE Numbered[number=4127]");
  }

  @Test
  void whoWritesSomethingElseIsToldTheWordsButNotForEver() {
    assertThat(write(TwilioRig.DAVID, "what?"))
        .isEqualTo(
            xml(
                "<Message>"
                    + AnswerSentence.USAGE.in(Language.ENGLISH).replace("\"", "&quot;")
                    + "</Message>"));
    assertThat(write(TwilioRig.DAVID, "STOP")).as("the carrier answers that").isEqualTo(xml(""));
    for (int i = 0; i < 30; i++) {
      assertThat(write(TwilioRig.DAVID, "I am on holiday")).isNotNull();
    }
    assertThat(write(TwilioRig.DAVID, "I am on holiday")).isEqualTo(xml(""));
    assertThat(write(TwilioRig.DAVID, "ack 4127")).isEqualTo(xml(""));
    assertThat(rig.answers).as("it is done all the same").hasSize(1);
  }

  private String write(String from, String text) {
    return rig.provider.ask(
        TwilioRig.ADDRESS + "/in/phone/twilio/text",
        Map.of("From", from, "To", "+15550100", "Body", text, "MessageSid", "SM9"));
  }

  private static String xml(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + content + "</Response>";
  }

  /** The example that Twilio's own manual has. */
  @Test
  void theSignatureIsTheOneOfTheManual() {
    var form =
        new TreeMap<>(
            Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212"));
    assertThat(TwilioSignature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", form))
        .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  }
}
