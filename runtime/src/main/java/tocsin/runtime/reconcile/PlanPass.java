package tocsin.runtime.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.explain.Step;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentHistory;
import tocsin.core.incident.PageCause;
import tocsin.core.ledger.Asked;
import tocsin.core.ledger.Finding;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.LedgerEntry;
import tocsin.runtime.reconcile.Report.Quantity;
import tocsin.storage.AuditLog;
import tocsin.storage.FactLog;
import tocsin.storage.LedgerStore;
import tocsin.storage.RoadStores;

/** Follows incidents to planned notifications: whoever was asked must have been sent something. */
final class PlanPass {
  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 10_000;
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final RoadStores stores;
  private final Reckoning reckoning;
  private final Directory directory;

  PlanPass(RoadStores stores, Reckoning reckoning, Directory directory) {
    this.stores = stores;
    this.reckoning = reckoning;
    this.directory = directory;
  }

  void run() {
    long after = reckoning.firstFact() - 1;
    boolean more = true;
    while (more) {
      List<FactLog.Row> page = stores.facts().read(after, PAGE);
      more = !page.isEmpty();
      if (more) {
        after = page.getLast().position();
        more = page.getFirst().fact().at().isBefore(reckoning.span().until());
        follow(page);
      }
    }
  }

  private void follow(List<FactLog.Row> page) {
    Set<LogEntryId> here = new HashSet<>();
    Set<IncidentId> incidents = new LinkedHashSet<>();
    for (FactLog.Row row : page) {
      if (reckoning.span().holds(row.fact().at())) {
        boolean _ = here.add(row.fact().id());
        boolean _ = incidents.add(row.fact().incident());
      }
    }
    incidents.forEach(incident -> follow(incident, here));
  }

  private void follow(IncidentId incident, Set<LogEntryId> here) {
    Steps steps = Steps.of(stores.facts().of(incident), pages(incident), directory);
    for (int i = 0; i < steps.all().size(); i++) {
      Step step = steps.all().get(i);
      if (here.contains(step.fact().id())) {
        for (Step.Asked asked : step.asked()) {
          reckoning.report().count(Quantity.ASKED, 1);
          if (asked.pages().isEmpty() && !steps.askedAgain(i, asked.who())) {
            missing(steps, i, asked.who());
          }
        }
      }
    }
  }

  private List<LedgerEntry> pages(IncidentId incident) {
    return stores
        .ledger()
        .list(new LedgerStore.Filter(incident, null, Set.of(), null, null, 0, MOST_PAGES));
  }

  private void missing(Steps steps, int asking, Step.Concerned who) {
    Fact fact = steps.all().get(asking).fact();
    Asked asked =
        new Asked(
            fact.incident(),
            who.user(),
            fact.at(),
            due(steps.all(), asking, who).orElse(null),
            steps.calledOff(asking, who).orElse(null),
            reckoning.isInOutbox(fact.incident(), who.user())
                ? Asked.Waits.IN_OUTBOX
                : Asked.Waits.NOWHERE);
    Optional<Finding> finding = asked.judge(reckoning.target(), reckoning.now());
    finding.ifPresent(found -> {
      if (found.kind() != Kind.LOST || isSurelyLost(fact, who)) {
        reckoning.report().add(found);
      }
    });
  }

  /**
   * The ledger follows the notifier at a distance; it must have come as far before it is blamed.
   */
  private boolean isSurelyLost(Fact fact, Step.Concerned who) {
    if (!reckoning.ledgerIsUpToDate()) {
      reckoning.report().count(Quantity.UNSETTLED, 1);
      return false;
    }
    if (wasEdited(who.user(), fact.at())) {
      reckoning.report().count(Quantity.EDITED, 1);
      return false;
    }
    return pages(fact.incident()).stream()
        .noneMatch(page -> page.user().equals(who.user()) && page.plannedAt().equals(fact.at()));
  }

  /** Whoever can be reached now may not have been when they were asked. */
  private boolean wasEdited(UserId user, Instant since) {
    AuditLog.Filter changes =
        new AuditLog.Filter(since, END, Set.of(), user.value(), Set.of(), null, Set.of(), Set.of());
    return !stores.audit().list(changes, Long.MAX_VALUE, 1).isEmpty();
  }

  /** When their first rule wants a page; empty when they had, as far as is known, no usable one. */
  private Optional<Instant> due(List<Step> steps, int asking, Step.Concerned who) {
    Optional<User> user = directory.user(who.user());
    if (user.isEmpty() || wasUnreachable(steps, asking, who)) {
      return Optional.empty();
    }
    Instant at = steps.get(asking).fact().at();
    Optional<Instant> byRule =
        user.get().usableRules(urgency(steps, asking, who)).stream()
            .findFirst()
            .map(NotificationRule::delay)
            .map(at::plus);
    boolean fallback =
        switch (steps.get(asking).fact().what()) {
          case IncidentFact.NobodyOnCall _, IncidentFact.NobodyReachable _ -> true;
          default -> false;
        };
    boolean reachable = user.get().contactMethods().stream().anyMatch(ContactMethod::verified);
    return byRule.or(() -> fallback && reachable ? Optional.of(at) : Optional.empty());
  }

  private static boolean wasUnreachable(List<Step> steps, int asking, Step.Concerned who) {
    Instant at = steps.get(asking).fact().at();
    return steps.stream()
        .filter(step -> step.fact().at().equals(at))
        .anyMatch(step ->
            step.fact().what() instanceof IncidentFact.NobodyReachable nobody
                && nobody.unreachable().contains(who.user()));
  }

  private static Urgency urgency(List<Step> steps, int asking, Step.Concerned who) {
    if (who.cause() == PageCause.RESPONDER_REQUEST) {
      return Urgency.HIGH;
    }
    List<Fact> facts = new ArrayList<>();
    steps.subList(0, asking + 1).forEach(step -> facts.add(step.fact()));
    return IncidentHistory.replay(facts).map(Incident::urgency).orElse(Urgency.HIGH);
  }
}
