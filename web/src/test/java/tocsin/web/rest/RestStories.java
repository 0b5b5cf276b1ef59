package tocsin.web.rest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tocsin.runtime.directory.FirstContact;
import tocsin.runtime.directory.NewInstallation;
import tocsin.web.RunningServer;
import tocsin.web.TestAccount;

/** What all stories about the REST API begin with: an installation that belongs to Ada. */
abstract class RestStories {
  final RunningServer server = new RunningServer();
  final RestClient account = new RestClient(server, server.key(null), TestAccount.ADA.email());

  @BeforeEach
  void install() {
    server.directory.change(current ->
        NewInstallation.changes(
            "Example", FirstContact.byEmail(TestAccount.ADA, server.app.ids()), server.app.ids()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A user; the id. */
  String user(String name, String email) {
    return account
        .post(
            "/users",
            "{\"user\":{\"type\":\"user\",\"name\":\"%s\",\"email\":\"%s\"}}"
                .formatted(name, email))
        .at("/user/id")
        .stringValue();
  }

  /** A policy that asks that user for half an hour, and then Ada; the id. */
  String policy(String name, String user) {
    return account
        .post(
            "/escalation_policies",
            """
            {"escalation_policy":{"type":"escalation_policy","name":"%s","num_loops":1,
              "escalation_rules":[
                {"escalation_delay_in_minutes":30,"targets":[{"id":"%s","type":"user_reference"}]},
                {"escalation_delay_in_minutes":15,"targets":[{"id":"PADA","type":"user"}]}]}}
            """
                .formatted(name, user))
        .at("/escalation_policy/id")
        .stringValue();
  }

  /** A service; the id. */
  String service(String name, String policy) {
    return account
        .post(
            "/services",
            """
            {"service":{"type":"service","name":"%s",
              "escalation_policy":{"id":"%s","type":"escalation_policy_reference"}}}
            """
                .formatted(name, policy))
        .at("/service/id")
        .stringValue();
  }

  /** The routing key of a new integration of that service. */
  String integration(String service) {
    return account
        .post(
            "/services/" + service + "/integrations",
            "{\"integration\":{\"type\":\"events_api_v2_inbound_integration\",\"name\":\"E\"}}")
        .at("/integration/integration_key")
        .stringValue();
  }

  /** Sends a trigger. */
  void trigger(String routingKey, String dedupKey) {
    server.post(
        "/v2/enqueue",
        """
        {"routing_key":"%s","event_action":"trigger","dedup_key":"%s","links":[{"href":"http://x"}],
         "payload":{"summary":"Disk full","source":"db1","severity":"critical",
           "component":"disk","custom_details":{"free":0}}}
        """
            .formatted(routingKey, dedupKey));
  }
}
