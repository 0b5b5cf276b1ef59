package tocsin.bench;

import java.nio.charset.StandardCharsets;

/** Events of about 500 bytes as a monitoring tool sends them, each with a dedup key of its own. */
final class Bodies {
  static final String ROUTING_KEY = "BENCH".repeat(6) + "00";

  private static final String BODY =
      """
      {"routing_key":"%s","event_action":"trigger","dedup_key":"bench-%012d",\
      "client":"Prometheus","client_url":"https://prometheus.example.org/graph?g0.expr=up",\
      "payload":{"summary":"bench-%012d: disk of db-7 is 97 percent full and still growing",\
      "source":"db-7.eu-west.example.org","severity":"critical","component":"postgresql",\
      "group":"checkout","class":"disk","custom_details":{"free":"3 %%","threshold":"5 %%",\
      "mount":"/var/lib/postgresql","runbook":"https://runbooks.example.org/disk-full"}}}\
      """;

  private Bodies() {}

  static String of(long number) {
    return BODY.formatted(ROUTING_KEY, number, number);
  }

  /** A whole HTTP request for that event. */
  static byte[] request(long number, String path) {
    return request(number, path, 0);
  }

  /** The same with so many bytes more in its details. */
  static byte[] request(long number, String path, int padding) {
    byte[] body =
        of(number)
            .replace("\"free\"", "\"dump\":\"" + "x".repeat(padding) + "\",\"free\"")
            .getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
