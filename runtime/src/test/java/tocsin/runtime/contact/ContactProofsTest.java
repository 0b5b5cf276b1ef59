package tocsin.runtime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.account.Verification;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.notifier.Channels;
import tocsin.storage.Stores;
import tocsin.storage.VerificationStore;
import tocsin.storage.kit.InMemoryStores;

/** Ada proves that a phone is hers, and Mallory tries to guess. */
class ContactProofsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final UserId ADA = new UserId("PADA");
  private static final ContactMethodId PHONE = new ContactMethodId("PPHONE");

  private final Stores stores = InMemoryStores.create();
  private final LiveDirectory directory = new LiveDirectory(stores.directory());
  private final Pocket pocket = new Pocket();
  private final ContactProofs proofs = proofs(new PocketChannel(pocket, () -> NOON));

  @BeforeEach
  void adaAddsAPhone() {
    put(new ContactMethod(PHONE, ContactKind.SMS, "Work", "5550100417", 1, false));
  }

  @Test
  void theCodeThatCameProvesThePhone() {
    assertThat(proofs.send(ADA, PHONE, NOON))
        .isEqualTo(new CodeSending.Sent(NOON.plus(Duration.ofMinutes(10))));
    assertThat(pocket.received().getFirst().contact().address()).isEqualTo("5550100417");
    assertThat(verified()).isFalse();

    assertThat(proofs.check(ADA, PHONE, code(), NOON.plusSeconds(599)))
        .isInstanceOf(CodeCheck.Proved.class);
    assertThat(verified()).isTrue();
    assertThat(proofs.send(ADA, PHONE, NOON)).isEqualTo(new CodeSending.ProvedAlready());
  }

  @Test
  void aProvedPhoneIsTestedOnceEveryFewSeconds() {
    assertThat(proofs.test(ADA, PHONE, NOON)).isEqualTo(new TestSending.Unknown());
    put(new ContactMethod(PHONE, ContactKind.SMS, "Work", "5550100417", 1, true));

    assertThat(proofs.test(ADA, PHONE, NOON)).isEqualTo(new TestSending.Sent());
    assertThat(pocket.received().getFirst().words().subject()).isEqualTo("Test from Tocsin");
    assertThat(proofs.test(ADA, PHONE, NOON.plusSeconds(9)))
        .isEqualTo(new TestSending.TooSoon(NOON.plusSeconds(10)));
    assertThat(proofs.test(ADA, PHONE, NOON.plusSeconds(10))).isEqualTo(new TestSending.Sent());
  }

  @Test
  void aPhoneOfWhichItsProviderSaysThatItIsGoneIsNoLongerProved() {
    ContactMethod known = new ContactMethod(PHONE, ContactKind.PUSH, "Work", "https://a", 0, true);
    LostContacts lost = new LostContacts(directory);
    put(new ContactMethod(PHONE, ContactKind.PUSH, "Work", "https://b", 0, true));
    lost.lost(known);
    assertThat(verified()).as("its address was changed meanwhile").isTrue();

    put(known);
    lost.lost(known);
    assertThat(verified()).isFalse();
  }

  @Test
  void theCodeIsKeptOnlyAsAHash() {
    send(NOON);
    assertThat(stores.sideRoads().verifications().find(PHONE).orElseThrow().hash())
        .doesNotContain(code());
  }

  @Test
  void fiveWrongTriesEndACodeEvenForWhoeverHasIt() {
    send(NOON);
    for (int left = 4; left >= 0; left--) {
      assertThat(proofs.check(ADA, PHONE, wrong(), NOON)).isEqualTo(new CodeCheck.Wrong(left));
    }
    assertThat(proofs.check(ADA, PHONE, code(), NOON)).isEqualTo(new CodeCheck.NoneGood());
    assertThat(verified()).isFalse();
  }

  @Test
  void aCodeEndsAfterTenMinutes() {
    send(NOON);
    Instant late = NOON.plus(Verification.LASTS);
    assertThat(proofs.check(ADA, PHONE, code(), late)).isEqualTo(new CodeCheck.NoneGood());
  }

  @Test
  void onlyTheLastCodeIsGood() {
    send(NOON);
    String first = code();
    send(NOON.plusSeconds(60));
    assertThat(code()).isNotEqualTo(first);

    assertThat(proofs.check(ADA, PHONE, first, NOON)).isEqualTo(new CodeCheck.Wrong(4));
  }

  @Test
  void anotherPhoneNeedNotWaitButTheSameNumberAddedAgainDoes() {
    send(NOON);
    ContactMethodId other = new ContactMethodId("POTHER");
    put(new ContactMethod(other, ContactKind.SMS, "Home", "5550100418", 1, false));
    assertThat(proofs.send(ADA, other, NOON.plusSeconds(1))).isInstanceOf(CodeSending.Sent.class);

    ContactMethodId again = new ContactMethodId("PAGAIN");
    put(new ContactMethod(again, ContactKind.SMS, "Again", "5550100417", 1, false));
    assertThat(proofs.send(ADA, again, NOON.plusSeconds(2)))
        .isEqualTo(new CodeSending.TooSoon(NOON.plusSeconds(60)));
  }

  @Test
  void codesComeAMinuteApartAndTenAnHourWhateverThePhone() {
    send(NOON);
    assertThat(proofs.send(ADA, PHONE, NOON.plusSeconds(59)))
        .isEqualTo(new CodeSending.TooSoon(NOON.plusSeconds(60)));
    for (int i = 1; i < Verification.MOST_SENT; i++) {
      send(NOON.plus(Duration.ofMinutes(i)));
    }
    ContactMethodId other = new ContactMethodId("POTHER");
    put(new ContactMethod(other, ContactKind.SMS, "Home", "5550100418", 1, false));
    Instant hour = NOON.plus(Duration.ofHours(1));
    assertThat(proofs.send(ADA, other, NOON.plus(Duration.ofMinutes(30))))
        .isEqualTo(new CodeSending.TooSoon(hour));
    assertThat(proofs.send(ADA, other, hour.plusMillis(1))).isInstanceOf(CodeSending.Sent.class);
  }

  @Test
  void aCodeSentElsewhereProvesNothing() {
    send(NOON);
    put(new ContactMethod(PHONE, ContactKind.SMS, "Work", "5550100417", 49, false));

    assertThat(proofs.check(ADA, PHONE, code(), NOON)).isEqualTo(new CodeCheck.NoneGood());
    assertThat(verified()).isFalse();
  }

  @Test
  void aCodeProvesOnce() {
    send(NOON);
    assertThat(proofs.check(ADA, PHONE, code(), NOON)).isInstanceOf(CodeCheck.Proved.class);
    adaAddsAPhone();

    assertThat(proofs.check(ADA, PHONE, code(), NOON)).isEqualTo(new CodeCheck.NoneGood());
  }

  @Test
  void sendingsThatAreOverMakeRoomForOthers() {
    for (int hour = 0; hour < 20; hour++) {
      send(NOON.plus(Duration.ofHours(hour)));
    }
    assertThat(pocket.received()).hasSize(20);
  }

  @Test
  void anAddressThatChangesWhileTheCodeIsLookedAtIsNotProved() {
    send(NOON);
    ContactMethod elsewhere = new ContactMethod(PHONE, ContactKind.SMS, "", "5550100418", 1, false);
    ContactProofs slow = proofs(new Refusing(), whenCodesEnd(() -> put(elsewhere)));

    assertThat(slow.check(ADA, PHONE, code(), NOON)).isEqualTo(new CodeCheck.NoneGood());
    assertThat(verified()).isFalse();
  }

  @Test
  void whatTheChannelRefusesIsSaid() {
    ContactProofs broken = proofs(new Refusing());
    assertThat(broken.send(ADA, PHONE, NOON))
        .isEqualTo(new CodeSending.Failed("No such subscriber"));
    assertThat(broken.send(ADA, new ContactMethodId("X"), NOON))
        .isEqualTo(new CodeSending.Unknown());
  }

  private static final class Refusing implements Channel {
    @Override
    public String name() {
      return "refusing";
    }

    @Override
    public Set<ContactKind> kinds() {
      return Set.of(ContactKind.SMS);
    }

    @Override
    public Outcome send(Message message) {
      throw new AssertionError("A code is no page");
    }

    @Override
    public Outcome tell(Notice notice) {
      return new Outcome.Rejected("No such subscriber");
    }
  }

  private VerificationStore whenCodesEnd(Runnable happens) {
    VerificationStore store = stores.sideRoads().verifications();
    return (VerificationStore)
        Proxy.newProxyInstance(
            VerificationStore.class.getClassLoader(),
            new Class<?>[] {VerificationStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("end")) {
                happens.run();
              }
              return method.invoke(store, arguments);
            });
  }

  private ContactProofs proofs(Channel channel) {
    return proofs(channel, stores.sideRoads().verifications());
  }

  private ContactProofs proofs(Channel channel, VerificationStore store) {
    Random random = new Random(7);
    return new ContactProofs(
        directory,
        store,
        new Channels(List.of(new Channels.Lane(channel, 1))),
        count -> {
          byte[] bytes = new byte[count];
          random.nextBytes(bytes);
          return bytes;
        },
        Runnable::run);
  }

  private void put(ContactMethod method) {
    User ada =
        new User(
            ADA,
            "Ada",
            "a@example.org",
            ZoneOffset.UTC,
            Role.USER,
            "",
            "",
            "teal",
            List.of(method),
            List.of());
    directory.change(current -> List.of(new DirectoryChange.Put(ada)));
  }

  private void send(Instant at) {
    assertThat(proofs.send(ADA, PHONE, at)).isInstanceOf(CodeSending.Sent.class);
  }

  private String code() {
    return pocket.received().getFirst().words().subject().substring(0, 6);
  }

  private String wrong() {
    return code().equals("000000") ? "000001" : "000000";
  }

  private boolean verified() {
    return directory
        .current()
        .user(ADA)
        .flatMap(u -> u.contactMethod(PHONE))
        .orElseThrow()
        .verified();
  }
}
