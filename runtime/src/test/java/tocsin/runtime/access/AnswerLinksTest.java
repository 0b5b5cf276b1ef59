package tocsin.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.reply.PageAnswer;

class AnswerLinksTest {
  private static final AnswerLinks.Grant GRANT =
      new AnswerLinks.Grant(
          PageAnswer.ACKNOWLEDGE,
          new IncidentId("Q0INCIDENT"),
          new UserId("Q0DAVID"),
          Instant.parse("2026-03-01T10:00:00Z"));
  private final AnswerLinks links = new AnswerLinks(new byte[32]);

  @Test
  void aTokenGivesBackWhatItGrants() {
    assertThat(links.verify(links.token(GRANT))).contains(GRANT);
  }

  @Test
  void aTokenTellsByWhichWayItWentOut() {
    for (ContactKind kind : ContactKind.values()) {
      AnswerLinks.Grant grant =
          new AnswerLinks.Grant(
              PageAnswer.RESOLVE,
              GRANT.incident(),
              GRANT.user(),
              GRANT.expiresAt(),
              ActionChannel.by(kind));
      assertThat(links.verify(links.token(grant))).contains(grant);
    }
    assertThat(links.token(GRANT)).as("as in mails that went out long ago").startsWith("a.Q0");
  }

  @Test
  void aTokenThatWasTamperedWithGrantsNothing() {
    String token = links.token(GRANT);
    assertThat(links.verify("r" + token.substring(1))).isEmpty();
    assertThat(links.verify(token.replace("DAVID", "MALLORY"))).isEmpty();
    assertThat(links.verify(token + "x")).isEmpty();
  }

  @Test
  void nonsenseGrantsNothing() {
    for (String nonsense : new String[] {"", ".", "....", "a.b.c.d.e", "a.b.c.d.é"}) {
      assertThat(links.verify(nonsense)).isEmpty();
    }
  }

  @Test
  void anotherInstallationsTokenGrantsNothing() {
    byte[] otherKey = new byte[32];
    otherKey[0] = 1;
    assertThat(links.verify(new AnswerLinks(otherKey).token(GRANT))).isEmpty();
  }
}
