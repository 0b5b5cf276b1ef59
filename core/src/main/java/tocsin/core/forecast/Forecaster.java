package tocsin.core.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tocsin.core.account.Directory;
import tocsin.core.account.Service;
import tocsin.core.alert.AlertKey;
import tocsin.core.escalation.Rings;
import tocsin.core.escalation.Turn;
import tocsin.core.id.AlertId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IdSource;
import tocsin.core.id.IntegrationId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Decision;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentRules;
import tocsin.core.incident.NewNames;
import tocsin.core.incident.Subject;

/**
 * Foretells what a trigger would lead to by living through it: the engine's own rules decide, one
 * timer after the other, against the directory as it is now and with nobody answering. So it can't
 * say anything else than what the engine would do.
 */
public final class Forecaster {
  /** Enough for every level of every loop within the longest span, and an end in any case. */
  private static final int MOST_STEPS = 20_000;

  private static final IntegrationId NO_INTEGRATION = new IntegrationId("forecast");

  private final Question question;
  private final Map<EscalationRuleId, Integer> turns = new HashMap<>();
  private final PagesToCome pages;
  private final IncidentRules rules;
  private final List<Fact> facts = new ArrayList<>();

  private Forecaster(Directory directory, Rings rings, Question question) {
    long[] last = {0};
    IdSource ids = () -> "Q%013X".formatted(++last[0]);
    this.question = question;
    this.pages = new PagesToCome(directory, ids);
    Rings moving =
        rule -> turns.containsKey(rule) ? OptionalInt.of(turns.get(rule)) : rings.last(rule);
    this.rules = new IncidentRules(directory, new NewNames(ids, () -> 0), moving);
  }

  /**
   * What would follow.
   *
   * @param rings where the rings of round-robin rules stand
   */
  public static Forecast of(Directory directory, Rings rings, Question question) {
    Service service = directory.service(question.service()).orElse(null);
    if (service == null || directory.escalationPolicy(service.escalationPolicy()).isEmpty()) {
      return Forecast.nothing(Ending.NO_SUCH_SERVICE);
    }
    return switch (directory.mode(service, question.at())) {
      case DISABLED -> Forecast.nothing(Ending.DISABLED);
      case IN_MAINTENANCE -> Forecast.nothing(Ending.IN_MAINTENANCE);
      case TAKES_EVENTS -> new Forecaster(directory, rings, question).live();
    };
  }

  private Forecast live() {
    Instant now = question.at();
    Incident incident = follow(rules.decide(trigger(), byEvent(), now), now);
    for (int step = 0; step < MOST_STEPS; step++) {
      Instant due = incident.due().orElse(null);
      if (due == null || due.isAfter(question.until())) {
        return told(incident, due == null ? end(incident) : Ending.GOES_ON);
      }
      now = due.isBefore(now) ? now : due;
      incident =
          follow(rules.decide(incident, new IncidentAction.TimePasses(), Actor.CLOCK, now), now);
    }
    return told(incident, Ending.GOES_ON);
  }

  private IncidentAction.Trigger trigger() {
    AlertKey key = new AlertKey(NO_INTEGRATION, "forecast");
    return new IncidentAction.Trigger(
        new Subject(question.service(), question.summary(), null, null),
        null,
        null,
        null,
        List.of(),
        new IncidentAction.NewAlert(
            new AlertId("forecast"),
            key,
            question.summary(),
            question.source(),
            question.severity()));
  }

  private Actor byEvent() {
    return new Actor(
        new Agent.OfIntegration(NO_INTEGRATION, question.service()), ActionChannel.EVENT);
  }

  private Incident follow(Decision decision, Instant now) {
    Incident after = decision.after();
    if (after == null) {
      throw new IllegalStateException("An event's incident is never refused");
    }
    facts.addAll(decision.facts());
    for (Fact fact : decision.facts()) {
      if (fact.what() instanceof IncidentFact.Assigned assigned && assigned.turn() != null) {
        Turn turn = assigned.turn();
        turns.put(turn.rule(), turn.target());
      }
    }
    decision.effects().forEach(effect -> pages.follow(effect, after, now));
    return after;
  }

  private static Ending end(Incident incident) {
    return incident.isOpen() ? Ending.NOTHING_LEFT : Ending.RESOLVED;
  }

  private Forecast told(Incident incident, Ending ending) {
    return new Forecast(pages.until(question.until()), facts, incident, ending);
  }
}
