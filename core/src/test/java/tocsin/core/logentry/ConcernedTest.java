package tocsin.core.logentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.ResponderRequestId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.RequestedTarget;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderRequest;
import tocsin.core.incident.ResponderState;
import tocsin.core.incident.ResponderTarget;

class ConcernedTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final IncidentId INCIDENT = new IncidentId("Q1");
  private static final LogEntryId ID = new LogEntryId("R1");
  private static final UserId ANA = new UserId("PANA");
  private static final UserId BO = new UserId("PBO");
  private static final UserId CY = new UserId("PCY");
  private static final Agent TOOL =
      new Agent.OfIntegration(new IntegrationId("PTOOL"), new ServiceId("PSHOP"));

  private static LogEntry by(Agent agent, IncidentFact what) {
    Actor actor = new Actor(agent, ActionChannel.WEB);
    return new LogEntry.OfFact(new Fact(ID, INCIDENT, NOW, actor, what));
  }

  private static List<UserId> in(LogEntry entry) {
    return Stream.of(ANA, BO, CY).filter(user -> Concerned.isIn(entry, user)).toList();
  }

  private static List<UserId> in(IncidentFact what) {
    return in(by(new Agent.OfSystem(), what));
  }

  @Test
  void whoeverDidIt() {
    IncidentFact note = new IncidentFact.Annotated("Hm");
    assertThat(in(by(new Agent.OfUser(BO), note))).containsExactly(BO);
    assertThat(in(by(TOOL, note))).isEmpty();
    assertThat(in(note)).isEmpty();
  }

  @Test
  void whoeverIsAskedToAnswer() {
    var assigned =
        new IncidentFact.Assigned(
            List.of(ANA, BO),
            1,
            AssignedVia.ESCALATION_POLICY,
            AssignReason.CREATED,
            null,
            null,
            List.of());
    assertThat(in(assigned)).containsExactly(ANA, BO);
    assertThat(in(by(new Agent.OfUser(CY), assigned))).containsExactly(ANA, BO, CY);
  }

  @Test
  void whoeverStandsInAndWhoeverCouldNotBeReached() {
    assertThat(in(new IncidentFact.NobodyOnCall(CY, AssignReason.CREATED, null)))
        .containsExactly(CY);
    assertThat(in(new IncidentFact.NobodyOnCall(null, AssignReason.CREATED, null))).isEmpty();
    assertThat(in(new IncidentFact.NobodyReachable(List.of(ANA), CY))).containsExactly(ANA, CY);
  }

  @Test
  void whoeverIsAskedForHelp() {
    ResponderTarget policy = new ResponderTarget.OfPolicy(new EscalationPolicyId("PPOLICY"));
    Responder asked = new Responder(BO, ResponderState.PENDING, NOW);
    var target = new RequestedTarget(policy, 1, null, List.of(asked));
    var id = new ResponderRequestId("RR");
    var request = new ResponderRequest(id, ANA, NOW, "", List.of(target));
    assertThat(in(by(new Agent.OfUser(ANA), new IncidentFact.RespondersRequested(request))))
        .containsExactly(ANA, BO);
    assertThat(in(new IncidentFact.ResponderRequestEscalated(id, policy, 2, List.of(CY), null)))
        .containsExactly(CY);
    assertThat(in(new IncidentFact.ResponderAnswered(BO, ResponderAnswer.JOINED)))
        .containsExactly(BO);
    assertThat(
            in(
                new IncidentFact.RespondersCancelled(
                    List.of(policy, new ResponderTarget.OfUser(CY)))))
        .containsExactly(CY);
  }

  @Test
  void whoeverIsToldOrNeedNotBeToldAnyMore() {
    var attempt =
        new LogEntry.OfAttempt(
            ID,
            INCIDENT,
            NOW,
            ANA,
            new NotificationId("N1"),
            ContactKind.EMAIL,
            "ana@example.org",
            1,
            new AttemptOutcome.Delivered("m1"));
    assertThat(in(attempt)).containsExactly(ANA);
    assertThat(in(new LogEntry.OfStop(ID, INCIDENT, NOW, BO))).containsExactly(BO);
  }
}
