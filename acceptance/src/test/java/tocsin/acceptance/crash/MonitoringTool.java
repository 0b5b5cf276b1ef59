package tocsin.acceptance.crash;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tocsin.acceptance.EventConnection;
import tocsin.acceptance.crash.Ledger.Answer;

/**
 * A sender with one connection and keys of its own: new ones, many repetitions, resolves of older
 * ones, and a key that it shares with all others.
 */
final class MonitoringTool {
  private static final int NEW_KEYS_EACH_ROUND = 8;
  private static final String SHARED = "storm";

  private final String name;
  private final String routingKey;
  private final Random random;
  private final Ledger ledger;
  private final List<String> old = new ArrayList<>();
  private final List<String> young = new ArrayList<>();
  private int keys;

  MonitoringTool(String name, String routingKey, Random random, Ledger ledger) {
    this.name = name;
    this.routingKey = routingKey;
    this.random = random;
    this.ledger = ledger;
  }

  /** Sends until the server is gone. */
  void sendTo(URI server) {
    old.addAll(young);
    young.clear();
    try (EventConnection connection = new EventConnection(server)) {
      while (true) {
        next(connection);
      }
    } catch (IOException e) {
      // Killed: whatever was under way stays unknown.
      return;
    }
  }

  private void next(EventConnection connection) throws IOException {
    int dice = random.nextInt(100);
    if (dice < 20 && young.size() < NEW_KEYS_EACH_ROUND || young.isEmpty()) {
      String key = name + "-" + keys++;
      young.add(key);
      trigger(connection, key);
    } else if (dice < 22 && !old.isEmpty()) {
      String key = old.remove(random.nextInt(old.size()));
      ledger.resolving(key);
      Answer unused = send(connection, "resolve", key);
    } else if (dice < 35) {
      trigger(connection, SHARED);
    } else {
      trigger(connection, young.get(random.nextInt(young.size())));
    }
  }

  private void trigger(EventConnection connection, String key) throws IOException {
    if (send(connection, "trigger", key) == Answer.ACCEPTED) {
      ledger.triggered(key);
    }
  }

  private Answer send(EventConnection connection, String action, String key) throws IOException {
    long number = ledger.sending();
    String body =
        """
        {"routing_key": "%s", "event_action": "%s", "dedup_key": "%s", "client": "event-%d",
         "payload": {"summary": "About <%s>", "source": "%s", "severity": "critical"}}
        """
            .formatted(routingKey, action, key, number, key, name);
    int status = connection.send(body);
    Answer answer =
        switch (status) {
          case 202 -> Answer.ACCEPTED;
          case 429, 503 -> Answer.REFUSED;
          default -> Answer.WRONG;
        };
    ledger.answered(number, answer);
    return answer;
  }
}
