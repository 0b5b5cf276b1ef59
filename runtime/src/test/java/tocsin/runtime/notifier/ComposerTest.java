package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.runtime.notifier.World.ANN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.notification.PlannedNotification;
import tocsin.core.reply.PageAnswer;
import tocsin.runtime.access.AnswerLinks;

class ComposerTest {
  private final World world = new World();
  private final AnswerLinks links = new AnswerLinks(new byte[32]);
  private final PlannedNotification page = world.page(ANN, "QDISK", Duration.ZERO);
  private Optional<String> publicUrl = Optional.of("https://tocsin.example.org");
  private final Composer composer =
      new Composer(() -> world.directory, links, () -> publicUrl, n -> world.details.of(n));

  @Test
  void aMessageSaysWhatThePageSays() {
    Message message = ready();

    assertThat(message.idempotencyKey()).isEqualTo(page.id().value());
    assertThat(message.recipientName()).isEqualTo(ANN.name());
    assertThat(message.zone()).isEqualTo(ANN.zone());
    assertThat(message.page().title()).isEqualTo("Disk full on db-7");
    assertThat(message.page().incidentId()).isEqualTo("QDISK");
  }

  @Test
  void itsLinksLetTheRecipientAnswer() {
    Message.Links answers = Objects.requireNonNull(ready().links());

    assertThat(answers.incident()).isEqualTo("https://tocsin.example.org/ui/incidents/QDISK");
    assertThat(answers.first().address()).startsWith("https://tocsin.example.org/ui/a/");
    String token =
        answers.second().address().substring("https://tocsin.example.org/ui/a/".length());
    assertThat(links.verify(token))
        .hasValueSatisfying(grant -> {
          assertThat(grant.answer()).isEqualTo(PageAnswer.RESOLVE);
          assertThat(grant.user()).isEqualTo(ANN.id());
          assertThat(grant.incident()).isEqualTo(page.incident());
          assertThat(grant.expiresAt()).isAfter(world.now);
        });
  }

  @Test
  void theLinksOfARequestForHelpLetTheRecipientJoinOrDecline() {
    PlannedNotification asking = world.askForHelp(ANN, "QDISK", Duration.ZERO);
    Composition composition =
        composer.compose(asking.id(), List.of(asking), Message.Before.none(), world.now);
    assertThat(composition).isInstanceOf(Composition.Ready.class);
    Message.Links answers =
        Objects.requireNonNull(((Composition.Ready) composition).message().links());

    assertThat(answers.first().answer()).isEqualTo(PageAnswer.JOIN);
    assertThat(answers.second().answer()).isEqualTo(PageAnswer.DECLINE);
    assertThat(right(answers.first())).isEqualTo(PageAnswer.JOIN);
    assertThat(right(answers.second())).isEqualTo(PageAnswer.DECLINE);
  }

  private PageAnswer right(Message.Link link) {
    String token = link.address().substring("https://tocsin.example.org/ui/a/".length());
    return links.verify(token).orElseThrow().answer();
  }

  @Test
  void withoutAPublicAddressThereAreNoLinks() {
    publicUrl = Optional.empty();

    assertThat(ready().links()).isNull();
  }

  @Test
  void anAddressThatWasEditedSinceIsUsed() {
    changeContact(contact -> List.of(with(contact, "new@example.org", true)));

    assertThat(ready().contact().address()).isEqualTo("new@example.org");
  }

  @Test
  void aContactMethodThatWasDeletedGetsNothing() {
    changeContact(contact -> List.of());

    assertThat(composer.compose(page.id(), List.of(page), Message.Before.none(), world.now))
        .isEqualTo(new Composition.Impossible("The contact method was deleted"));
  }

  @Test
  void anAddressThatNobodyProvedGetsNothing() {
    changeContact(contact -> List.of(with(contact, "new@example.org", false)));

    assertThat(composer.compose(page.id(), List.of(page), Message.Before.none(), world.now))
        .isEqualTo(new Composition.Impossible("The contact method is not verified"));
  }

  @Test
  void aUserWhoWasDeletedGetsNothing() {
    world.directory = Directory.empty();

    assertThat(composer.compose(page.id(), List.of(page), Message.Before.none(), world.now))
        .isEqualTo(new Composition.Impossible("The user was deleted"));
  }

  @Test
  void whenTheDetailsCannotBeReadThePageGoesOutWithoutThem() {
    world.details =
        notification -> {
          throw new IllegalStateException("the store is corrupt");
        };

    assertThat(ready().page().details()).isEmpty();
  }

  @Test
  void detailsThatDoNotComeInTimeAreLeftOut() {
    List<Runnable> neverRun = new ArrayList<>();
    PageDetails late =
        new TimeLimitedDetails(
            n -> List.of(new Message.Detail("source", "db-7")),
            neverRun::add,
            Duration.ofMillis(1));

    assertThat(late.of(page)).isEmpty();
    assertThat(neverRun).hasSize(1);
  }

  @Test
  void lookUpsThatHangAreNotPiledUp() {
    List<Runnable> neverRun = new ArrayList<>();
    PageDetails late = new TimeLimitedDetails(n -> List.of(), neverRun::add, Duration.ofMillis(1));

    for (int i = 0; i < 100; i++) {
      late.of(page);
    }

    assertThat(neverRun).hasSize(32);
  }

  @Test
  void detailsThatComeInTimeAreTold() {
    Message.Detail source = new Message.Detail("source", "db-7");
    PageDetails quick =
        new TimeLimitedDetails(n -> List.of(source), Runnable::run, Duration.ofSeconds(10));

    assertThat(quick.of(page)).containsExactly(source);
  }

  private Message ready() {
    Composition composition =
        composer.compose(page.id(), List.of(page), Message.Before.none(), world.now);
    assertThat(composition).isInstanceOf(Composition.Ready.class);
    return ((Composition.Ready) composition).message();
  }

  private interface Edit {
    List<ContactMethod> of(ContactMethod contact);
  }

  private void changeContact(Edit edit) {
    User changed =
        new User(
            ANN.id(),
            ANN.name(),
            ANN.email(),
            ANN.zone(),
            ANN.role(),
            "",
            "",
            "",
            edit.of(ANN.contactMethods().getFirst()),
            List.of());
    world.directory = Directory.of(List.of(changed));
  }

  private static ContactMethod with(ContactMethod contact, String address, boolean verified) {
    return new ContactMethod(contact.id(), ContactKind.EMAIL, "Work", address, 0, verified);
  }
}
