package tocsin.web;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Answers;
import tocsin.channel.Callback;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.Language;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.IdSource;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.answer.AnswerDesk;
import tocsin.runtime.contact.ContactProofs;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.Wishes;
import tocsin.runtime.health.Health;
import tocsin.runtime.intake.Intake;
import tocsin.runtime.notifier.Punctuality;
import tocsin.storage.Stores;

/**
 * Everything the HTTP faces ask of the rest of the program, handed in by the server.
 *
 * @param stores for reading, and for credentials; incidents change only through {@code wishes}
 * @param random makes secrets: tokens, cookies, routing keys
 * @param pocket what the demo's fake phones received; null outside the demo
 * @param callbacks what takes providers' calls
 * @param punctuality how soon pages go out
 * @param offered the media that are set up
 */
public record App(
    Intake intake,
    Wishes wishes,
    LiveDirectory directory,
    Stores stores,
    IncidentFeed feed,
    AnswerLinks links,
    ContactProofs proofs,
    Health health,
    InstantSource clock,
    IdSource ids,
    SecretSource random,
    WebSettings settings,
    @Nullable Pocket pocket,
    List<Callback> callbacks,
    Punctuality punctuality,
    Offered offered) {
  public App {
    callbacks = List.copyOf(callbacks);
  }

  /** Outside the demo. */
  public App(
      Intake intake,
      Wishes wishes,
      LiveDirectory directory,
      Stores stores,
      IncidentFeed feed,
      AnswerLinks links,
      ContactProofs proofs,
      Health health,
      InstantSource clock,
      IdSource ids,
      SecretSource random,
      WebSettings settings) {
    this(
        intake, wishes, directory, stores, feed, links, proofs, health, clock, ids, random,
        settings, null);
  }

  /** Without channels that hear answers. */
  public App(
      Intake intake,
      Wishes wishes,
      LiveDirectory directory,
      Stores stores,
      IncidentFeed feed,
      AnswerLinks links,
      ContactProofs proofs,
      Health health,
      InstantSource clock,
      IdSource ids,
      SecretSource random,
      WebSettings settings,
      @Nullable Pocket pocket) {
    this(
        intake,
        wishes,
        directory,
        stores,
        feed,
        links,
        proofs,
        health,
        clock,
        ids,
        random,
        settings,
        pocket,
        List.of(),
        new Punctuality(DeliveryTarget.USUAL),
        Offered.everything());
  }

  /** Where answers to pages go that come by other ways than pages. */
  public Answers answers() {
    return new AnswerDesk(
        new AnswerDesk.People(directory::current, Language.ENGLISH),
        stores.queries(),
        wishes,
        links,
        clock);
  }
}
