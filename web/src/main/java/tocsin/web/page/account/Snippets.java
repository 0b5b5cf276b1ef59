package tocsin.web.page.account;

/**
 * What one pastes into a monitoring tool.
 *
 * @param curl for everything that can send JSON, as one line for a shell
 */
public record Snippets(String url, String curl, String alertmanager, String grafana) {

  /** For a server at that address and an integration with that key. */
  public static Snippets of(String baseUrl, String key) {
    String url = baseUrl + "/v2/enqueue";
    String curl =
        """
        curl %s -H 'Content-Type: application/json' -d '
        {"routing_key":"%s","event_action":"trigger",
         "payload":{"summary":"Disk full on db-7","severity":"critical","source":"db-7"}}'\
        """
            .formatted(url, key);
    String alertmanager =
        """
        receivers:
          - name: tocsin
            pagerduty_configs:
              - url: %s
                routing_key: %s
                send_resolved: true\
        """
            .formatted(url, key);
    String grafana =
        """
        Type             PagerDuty
        URL              %s
        Integration Key  %s\
        """
            .formatted(url, key);
    return new Snippets(url, curl, alertmanager, grafana);
  }

  /** The body of a test event, as a tool would have sent it. Takes text without quotes. */
  static String testBody(String summary, String dedupKey) {
    return """
    {"event_action":"trigger","dedup_key":"%s","client":"Tocsin",
     "payload":{"summary":"%s","severity":"critical","source":"Tocsin"}}\
    """
        .formatted(dedupKey, summary);
  }
}
