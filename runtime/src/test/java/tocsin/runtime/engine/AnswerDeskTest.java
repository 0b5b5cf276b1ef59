package tocsin.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Answered;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Language;
import tocsin.core.account.User;
import tocsin.core.event.EventAction;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.answer.AnswerDesk;

/** Anna and Ben share the team's telephone; the engine decides what they answer. */
class AnswerDeskTest {
  private static final String NUMBER = "+15550100";

  private final EngineRig rig = new EngineRig();
  private final AnswerLinks links =
      new AnswerLinks("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private int waitedTogether;
  private final AnswerDesk desk =
      new AnswerDesk(
          new AnswerDesk.People(rig.directory::current, Language.ENGLISH),
          rig.stores.queries(),
          wishes -> {
            var answer = rig.wishes.submit(wishes);
            if (++waitedTogether % 3 == 0) { // the engine has its turn now and then
              rig.poll();
            }
            return answer;
          },
          links,
          () -> rig.now);

  @BeforeEach
  void theyShareATelephone() {
    rig.directory.change(before ->
        before.all(User.class).stream()
            .<DirectoryChange>map(user -> new DirectoryChange.Put(withTelephone(user)))
            .toList());
  }

  private static User withTelephone(User user) {
    List<ContactMethod> methods = new ArrayList<>(user.contactMethods());
    methods.add(
        new ContactMethod(
            new ContactMethodId(user.id() + "-text"), ContactKind.SMS, "Team", "5550100", 1, true));
    return user.reachedBy(methods, user.notificationRules());
  }

  private void incidents(int count) {
    for (int i = 0; i < count; i++) {
      rig.event(EventAction.TRIGGER, "disk-" + rig.incidents().size() + "-" + i);
    }
    rig.poll();
  }

  private Answered text(PageReply.About about) {
    return desk.from(ContactKind.SMS, NUMBER, new PageReply(PageAnswer.ACKNOWLEDGE, about));
  }

  private String mailedTo(String person, Incident incident, ActionChannel by) {
    return links.token(
        new AnswerLinks.Grant(
            PageAnswer.ACKNOWLEDGE,
            incident.id(),
            new UserId(person),
            rig.now.plus(Duration.ofDays(7)),
            by));
  }

  @Test
  void whoIsAskedAnswersThoughSomebodyElseHasTheSameNumber() {
    incidents(1);
    rig.minutesPass(6); // Anna does not answer, so that it is Ben's now
    waitedTogether = 2;

    assertThat(text(new PageReply.Only())).isEqualTo(new Answered.Done("Acknowledged #1."));
    assertThat(rig.incidents())
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
          assertThat(incident.assignees()).contains(new UserId("ben"));
        });
  }

  @Test
  void allOfThemAreTakenTogetherWhoeverOfThoseWithTheNumberIsAsked() {
    incidents(3);
    rig.minutesPass(6); // these are Ben's now
    incidents(3); // and these Anna's

    assertThat(text(new PageReply.All()))
        .isEqualTo(new Answered.Done("Acknowledged 6 of 6 incidents."));
    assertThat(rig.incidents())
        .extracting(Incident::status)
        .containsOnly(IncidentStatus.ACKNOWLEDGED);
    assertThat(text(new PageReply.All()))
        .isEqualTo(new Answered.Refused("No incident waits for you."));
  }

  @Test
  void wordsByMailNeedALinkThatWentOutByMail() {
    incidents(2);
    Incident first = rig.incidents().getFirst();
    PageReply all = new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.All());
    waitedTogether = 1;

    assertThat(desk.by(mailedTo("anna", first, ActionChannel.PUSH), all, ActionChannel.EMAIL))
        .isInstanceOf(Answered.Unknown.class);
    assertThat(rig.incidents()).extracting(Incident::status).containsOnly(IncidentStatus.TRIGGERED);
    assertThat(desk.by(mailedTo("anna", first, ActionChannel.EMAIL), all, ActionChannel.EMAIL))
        .isEqualTo(new Answered.Done("Acknowledged 2 of 2 incidents."));
  }
}
