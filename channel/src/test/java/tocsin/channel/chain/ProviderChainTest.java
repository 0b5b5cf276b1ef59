package tocsin.channel.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Deferred;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.Receipt;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.id.ContactMethodId;

/** Who gets a message when there are several who could carry it. */
class ProviderChainTest {
  private Instant now = Pages.THEN;
  private final InstantSource clock = () -> now;
  private final Carrier acme = new Carrier("acme");
  private final Carrier blue = new Carrier("blue");
  private final Carrier coral = new Carrier("coral");
  private final Map<String, ProviderWatch> watches = new LinkedHashMap<>();

  /** Answers as told, and keeps what it was asked. */
  private static final class Carrier implements Channel {
    private final String name;
    private final List<String> got = new ArrayList<>();
    private Outcome answer;
    private boolean broken;

    Carrier(String name) {
      this.name = name;
      this.answer = new Delivered(name + "-1", name, Duration.ofMinutes(3));
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<ContactKind> kinds() {
      return Set.of(ContactKind.SMS);
    }

    @Override
    public Outcome send(Message message) {
      got.add(message.idempotencyKey());
      if (broken) {
        throw new IllegalArgumentException("a mistake of ours");
      }
      return answer;
    }
  }

  private ProviderChain chain(String countries, int perSecond) {
    Map<Provider, ProviderWatch> providers = new LinkedHashMap<>();
    for (Carrier carrier : List.of(acme, blue, coral)) {
      ProviderWatch watch = new ProviderWatch(clock);
      watches.put(carrier.name, watch);
      providers.put(new Provider(carrier.name, carrier, new Throttle(perSecond)), watch);
    }
    Countries first =
        countries.isEmpty() ? Countries.NONE : Countries.read(countries).orElseThrow();
    return new ProviderChain("sms", Set.of(ContactKind.SMS), providers, first, clock);
  }

  private static Message to(String number, String key, String... avoid) {
    Message plain = Pages.to(ContactKind.SMS, number, key);
    return new Message(
        key,
        plain.recipientName(),
        plain.zone(),
        new ContactMethod(new ContactMethodId("C1"), ContactKind.SMS, "", number, 0, true),
        plain.page(),
        plain.links(),
        null,
        new Message.Before(0, Set.of(avoid)),
        null);
  }

  private static final String US = "+14155551234";

  @Test
  void theFirstInOrderGetsItAndTheOutcomeSaysWhoTookIt() throws Exception {
    assertThat(chain("", 100).send(to(US, "N1"))).isEqualTo(new Delivered("acme-1", "acme", null));

    assertThat(blue.got).isEmpty();
  }

  @Test
  void theNextOneGetsItInTheSameAttemptWhenTheFirstIsDeadOrRefusesUs() throws Exception {
    acme.answer = new Unreachable("acme can't be reached.", Duration.ofSeconds(5));
    blue.answer = new Rejected("blue does not know us.");

    assertThat(chain("", 100).send(to(US, "N1")))
        .isEqualTo(new Delivered("coral-1", "coral", null));
    assertThat(acme.got).containsExactly("N1");
    assertThat(blue.got).containsExactly("N1");
  }

  @Test
  void whoFailsTwiceIsPassedOverUntilASingleMessageTriesItAgain() throws Exception {
    ProviderChain chain = chain("", 100);
    acme.answer = new Unreachable("acme can't be reached.", Duration.ZERO);
    for (int i = 0; i < 5; i++) {
      assertThat(chain.send(to(US, "N" + i))).isInstanceOf(Delivered.class);
    }
    assertThat(acme.got).containsExactly("N0", "N1");

    now = now.plusSeconds(31);
    acme.answer = new Delivered("acme-2", "acme", null);
    assertThat(chain.send(to(US, "N6"))).isEqualTo(new Delivered("acme-2", "acme", null));
    assertThat(chain.send(to(US, "N7"))).isEqualTo(new Delivered("acme-2", "acme", null));
  }

  @Test
  void whoRefusesWhatAnotherTakesAilsButNotForAWrongNumber() throws Exception {
    ProviderChain chain = chain("", 100);
    List.of(acme, blue, coral).forEach(c -> c.answer = new Rejected("No such number."));
    for (int i = 0; i < 5; i++) {
      assertThat(chain.send(to(US, "N" + i)))
          .isEqualTo(
              new Rejected("acme: No such number. blue: No such number. coral: No such number."));
    }
    assertThat(acme.got).as("asked each time").hasSize(5);

    blue.answer = new Delivered("blue-1", "blue", null);
    for (int i = 0; i < 5; i++) {
      assertThat(chain.send(to(US, "M" + i))).isInstanceOf(Delivered.class);
    }
    assertThat(acme.got).as("passed over after two").hasSize(7);
  }

  @Test
  void whenAllAreDeadItIsTriedAgainAsSoonAsTheFirstMayBeBack() throws Exception {
    acme.answer = new Unreachable("Down.", Duration.ofSeconds(40));
    blue.answer = new Unreachable("Down too.", Duration.ofSeconds(7));
    coral.answer = new Rejected("No.");

    assertThat(chain("", 100).send(to(US, "N1")))
        .isEqualTo(
            new Unreachable("acme: Down. blue: Down too. coral: No.", Duration.ofSeconds(7)));
  }

  @Test
  void aCountryHasItsOwnOrder() throws Exception {
    ProviderChain chain = chain("+49:coral,+49:blue,+491:blue", 100);
    assertThat(chain.send(to("+4930123456", "N1"))).isInstanceOf(Delivered.class);
    coral.answer = new Unreachable("Down.", Duration.ZERO);
    assertThat(chain.send(to("+4930123456", "N2"))).isInstanceOf(Delivered.class);
    assertThat(chain.send(to("+4915112345", "N3"))).isInstanceOf(Delivered.class);
    assertThat(chain.send(to(US, "N4"))).isInstanceOf(Delivered.class);

    assertThat(coral.got).containsExactly("N1", "N2");
    assertThat(blue.got).containsExactly("N2", "N3");
    assertThat(acme.got).containsExactly("N4");
  }

  @Test
  void whoLostItBeforeIsAskedLast() throws Exception {
    assertThat(chain("", 100).send(to(US, "N1", "acme"))).isInstanceOf(Delivered.class);

    assertThat(acme.got).isEmpty();
    assertThat(blue.got).containsExactly("N1");
  }

  @Test
  void whatIsMoreThanOneTakesGoesToTheNextAndThenWaitsAndIsNotDropped() throws Exception {
    ProviderChain chain = chain("", 2);
    for (int i = 0; i < 6; i++) {
      assertThat(chain.send(to(US, "N" + i))).isInstanceOf(Delivered.class);
    }
    assertThat(List.of(acme.got.size(), blue.got.size(), coral.got.size()))
        .containsExactly(2, 2, 2);

    assertThat(chain.send(to(US, "N6")))
        .isInstanceOfSatisfying(
            Deferred.class,
            d -> assertThat(d.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
    now = now.plusSeconds(1);
    assertThat(chain.send(to(US, "N6"))).isInstanceOf(Delivered.class);
  }

  @Test
  void aReceiptIsCountedOnOnlyWhereReceiptsCome() throws Exception {
    ProviderChain chain = chain("", 100);
    var watch = java.util.Objects.requireNonNull(watches.get("acme"));
    List<Receipt> passed = new ArrayList<>();
    Receipt receipt = new Receipt("acme", "acme-1", Receipt.State.ARRIVED, "", now);
    watch.learning(passed::add).arrived(receipt);

    assertThat(passed).containsExactly(receipt);
    assertThat(chain.send(to(US, "N1")))
        .isEqualTo(new Delivered("acme-1", "acme", Duration.ofMinutes(3)));
  }

  @Test
  void whoTakesAllAndBringsNothingIsPassedOver() throws Exception {
    ProviderChain chain = chain("", 100);
    var watch = java.util.Objects.requireNonNull(watches.get("acme"));
    for (int i = 0; i < 10; i++) {
      assertThat(chain.send(to(US, "N" + i))).isInstanceOf(Delivered.class);
      watch
          .learning(r -> {})
          .arrived(new Receipt("acme", "acme-1", Receipt.State.FAILED, "Lost.", now));
    }
    assertThat(chain.send(to(US, "N10"))).isEqualTo(new Delivered("blue-1", "blue", null));
  }

  @Test
  void whatIsNoRuleForCountriesIsNotTaken() {
    for (String wrong : List.of("49:acme", "+49", "+49:", "acme", "+4x:acme", ",")) {
      assertThat(Countries.read(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aProviderThatFailsInAWayNobodyForesawIsFollowedByTheNext() throws Exception {
    acme.broken = true;

    assertThat(chain("", 100).send(to(US, "N1")))
        .isInstanceOfSatisfying(Delivered.class, d -> assertThat(d.provider()).isEqualTo("blue"));
  }
}
