package tocsin.acceptance.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/** Makes every level of every policy wait for seconds only; the API takes no less than a minute. */
final class ShortDelays {
  private ShortDelays() {}

  /** While no server runs on that folder. */
  static void in(Path data, Duration delay) {
    try (Stores stores = SqliteStores.open(data, warning -> {})) {
      List<DirectoryChange> changes =
          stores.directory().load().all(EscalationPolicy.class).stream()
              .map(policy -> with(policy, delay))
              .<DirectoryChange>map(DirectoryChange.Put::new)
              .toList();
      stores.directory().save(changes);
    }
  }

  private static DirectoryEntry with(EscalationPolicy policy, Duration delay) {
    List<EscalationRule> rules =
        policy.rules().stream()
            .map(rule -> new EscalationRule(rule.id(), delay, rule.targets(), rule.strategy()))
            .toList();
    return policy.withRules(rules);
  }
}
