package tocsin.channel.phone.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.channel.Answered;
import tocsin.channel.Answers;
import tocsin.channel.Await;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Deferred;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.Receipt;
import tocsin.channel.phone.GsmAlphabet;
import tocsin.channel.phone.Senders;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Language;
import tocsin.core.id.ContactMethodId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageReply;

/** Texts by a carrier's message centre, over real connections to one on this machine. */
class SmppTextsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);

  private final FakeCentre centre = new FakeCentre();
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final SmppTexts texts = texts("s3cret");

  private SmppTexts texts(String password) {
    return texts(password, centre.port());
  }

  private SmppTexts texts(String password, int port) {
    String url = "smpp://tocsin:" + password + "@127.0.0.1:" + port;
    return new SmppTexts(
        new SmppSettings(
            "carrier",
            SmppSettings.Centre.read(url).orElseThrow(),
            Senders.read("+15550100,+44:Tocsin").orElseThrow(),
            10,
            Language.ENGLISH,
            Duration.ofSeconds(5)),
        answering(),
        receipts::add,
        CLOCK);
  }

  private Answers answering() {
    return new Answers() {
      @Override
      public Answered from(ContactKind kind, String address, PageReply reply) {
        answers.add(address + " " + reply.answer());
        return new Answered.Done("Acknowledged #12.");
      }

      @Override
      public Optional<Language> language(String token, ActionChannel channel) {
        return Optional.empty();
      }

      @Override
      public Language language(ContactKind kind, String address) {
        return Language.ENGLISH;
      }

      @Override
      public Answered by(String token, ActionChannel by) {
        return new Answered.Unknown("");
      }

      @Override
      public Answered by(String token, PageReply reply, ActionChannel by) {
        return new Answered.Unknown("");
      }
    };
  }

  @AfterEach
  void hangUp() {
    texts.close();
    centre.close();
  }

  private void connect() {
    assertThat(texts.poll(Pages.THEN)).isAfter(Pages.THEN);
  }

  private static Message message(String key, String title) {
    Message plain = Pages.to(ContactKind.SMS, "1", key, Pages.page(title));
    ContactMethod contact =
        new ContactMethod(
            new ContactMethodId("C1"), ContactKind.SMS, "Mobile", "4155551234", 1, true);
    return new Message(key, "David", plain.zone(), contact, plain.page(), plain.links());
  }

  @Test
  void aPageIsOneMessageInTheAlphabetOfTextMessages() throws Exception {
    connect();
    assertThat(texts.send(message("N1", "db2kafka [1] is down")))
        .isEqualTo(new Delivered("M1", "carrier", Duration.ofMinutes(3)));

    SubmitSm text = centre.taken().getFirst();
    assertThat(text.getDestAddress()).isEqualTo("14155551234");
    assertThat(text.getSourceAddr()).isEqualTo("15550100");
    assertThat(text.getDataCoding()).isZero();
    assertThat(text.getRegisteredDelivery()).isEqualTo((byte) 1);
    assertThat(GsmAlphabet.text(text.getShortMessage()))
        .startsWith("#4127 high: db2kafka [1] is down (Relay).")
        .contains("\"ack 4127\"");
  }

  @Test
  void whatTakesTwoMessagesIsJoinedOnTheTelephone() throws Exception {
    connect();
    assertThat(texts.send(message("N1", "再起動が必要です ".repeat(50))))
        .isEqualTo(new Delivered("M2", "carrier", Duration.ofMinutes(3)));

    List<SubmitSm> parts = centre.taken();
    assertThat(parts).hasSize(2).allMatch(SubmitSm::isUdhi);
    assertThat(parts).extracting(SubmitSm::getDataCoding).containsOnly((byte) 8);
    assertThat(parts)
        .extracting(p -> p.getRegisteredDelivery())
        .containsExactly((byte) 0, (byte) 1);
    assertThat(Arrays.copyOf(parts.getLast().getShortMessage(), 6))
        .containsExactly(5, 0, 3, 1, 2, 2);
    String joined =
        parts.stream()
            .map(SubmitSm::getShortMessage)
            .map(body -> new String(body, 6, body.length - 6, StandardCharsets.UTF_16BE))
            .reduce("", String::concat);
    assertThat(joined).startsWith("#4127 high: 再起動が必要です").contains("\"ack 4127\"");
  }

  @Test
  void noLetterIsTornApart() {
    SmppParts parts = SmppParts.of("🔥".repeat(70), 7);

    assertThat(parts.parts()).hasSize(3).allMatch(part -> (part.length - 6) % 4 == 0);
    assertThat(SmppParts.of("[".repeat(80), 7).parts()).hasSize(1);
    assertThat(SmppParts.of("[".repeat(81), 7).parts()).hasSize(2).allMatch(p -> p.length % 2 == 0);
  }

  @Test
  void receiptsSayWhatBecameOfIt() throws Exception {
    connect();
    receipt(
        "id:M1 sub:001 dlvrd:001 submit date:1701062257 done date:1701062257 stat:DELIVRD err:000"
            + " text:");
    receipt(
        "id:M2 sub:001 dlvrd:000 submit date:1701062257 done date:1701062257 stat:UNDELIV err:027"
            + " text:");
    receipt(
        "id:M3 sub:001 dlvrd:000 submit date:1701062257 done date:1701062257 stat:ENROUTE err:000"
            + " text:");
    receipt("whatever");
    centre.deliver(
        "14155551234",
        4,
        0,
        "id:77 sub:001 dlvrd:001 submit date:1701062257 done date:1701062257 stat:DELIVRD err:000 text:"
            .getBytes(StandardCharsets.US_ASCII),
        new OptionalParameter.Receipted_message_id("M4d"));

    assertThat(receipts)
        .containsExactly(
            new Receipt("carrier", "M1", Receipt.State.ARRIVED, "", Pages.THEN),
            new Receipt(
                "carrier",
                "M2",
                Receipt.State.FAILED,
                "The carrier says: UNDELIV, error 027.",
                Pages.THEN),
            new Receipt("carrier", "M4d", Receipt.State.ARRIVED, "", Pages.THEN));
  }

  @ParameterizedTest
  @CsvSource({"1A2B3C, 1715004", "001a2b3c, 1715004", "1715004, 1A2B3C", "1715004, 0001715004"})
  void aReceiptMaySayItsMessagesIdInAnotherForm(String taken, String said) throws Exception {
    connect();
    centre.names(taken);
    assertThat(texts.send(message("N1", "down"))).isInstanceOf(Delivered.class);
    receipt(
        "id:%s sub:001 dlvrd:001 submit date:1701062257 done date:1701062257 stat:DELIVRD err:000 text:"
            .formatted(said));

    assertThat(receipts).extracting(Receipt::providerId).containsExactly(taken);
  }

  private void receipt(String text) throws Exception {
    centre.deliver("14155551234", 4, 0, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void whatSomebodyWritesIsDoneAndAnsweredTheSameWay() throws Exception {
    connect();
    centre.deliver("14155551234", 0, 0, GsmAlphabet.bytes("ack 12"));
    Await.until(() -> centre.taken().size() == 1);
    centre.deliver("14155551234", 0, 8, "ack 12".getBytes(StandardCharsets.UTF_16BE));
    Await.until(() -> centre.taken().size() == 2);

    assertThat(answers).containsExactly("+14155551234 ACKNOWLEDGE", "+14155551234 ACKNOWLEDGE");
    assertThat(GsmAlphabet.text(centre.taken().getFirst().getShortMessage()))
        .isEqualTo("Acknowledged #12.");
  }

  @Test
  void eachRefusalHasItsMeaning() throws Exception {
    connect();
    centre.refuse(0x58);
    assertThat(texts.send(message("N1", "down"))).isInstanceOf(Deferred.class);
    centre.refuse(0x0b);
    assertThat(texts.send(message("N1", "down"))).isInstanceOf(Rejected.class);
    centre.refuse(0x08);
    assertThat(texts.send(message("N1", "down"))).isInstanceOf(Unreachable.class);
    centre.refuse(FakeCentre.NOTHING);
    assertThat(texts.send(message("N1", "down"))).isInstanceOf(Delivered.class);
  }

  @Test
  void aBrokenConnectionIsSaidAtOnceAndMadeAgain() throws Exception {
    assertThat(texts.send(message("N1", "down")))
        .as("before the start")
        .isInstanceOf(Unreachable.class);
    connect();
    assertThat(texts.send(message("N1", "down"))).isInstanceOf(Delivered.class);
    centre.hangUp();
    Await.until(() -> texts.send(message("N2", "down")) instanceof Unreachable);

    Await.until(() -> {
      connect();
      return texts.send(message("N3", "down")) instanceof Delivered;
    });
  }

  @Test
  void withAWrongPasswordNothingGoesOut() throws Exception {
    SmppTexts stranger = texts("guessed");
    assertThat(stranger.poll(Pages.THEN)).isAfter(Pages.THEN);

    assertThat(stranger.send(message("N1", "down"))).isInstanceOf(Unreachable.class);
    stranger.close();
  }

  @Test
  void aHundredAtOnceGoOutWithinTheWindow() throws Exception {
    connect();
    try (ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> sent =
          IntStream.range(0, 100)
              .mapToObj(i -> storm.submit(() -> texts.send(message("N" + i, "down"))))
              .toList();
      for (Future<Outcome> one : sent) {
        assertThat(one.get()).isInstanceOf(Delivered.class);
      }
    }
    assertThat(centre.taken()).hasSize(100);
  }

  @Test
  void nobodyWaitsWhileACentreThatSaysNothingIsConnectedTo() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      SmppTexts waiting = texts("s3cret", mute.getLocalPort());
      Future<?> connecting = threads.submit(() -> waiting.poll(Pages.THEN));
      try (Socket _ = mute.accept()) {
        Future<Outcome> sent = threads.submit(() -> waiting.send(message("N1", "Disk full")));
        assertThat(sent.get(3, TimeUnit.SECONDS)).isInstanceOf(Unreachable.class);
        assertThat(connecting).isNotDone();
        waiting.close();
      }
    }
  }
}
