package tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * How long one client waits for lists and single things of the REST API in a very large account: a
 * million incidents, 10,000 of them open, 1,000 schedules, 10,000 users.
 */
final class RestBench {
  private static final int INCIDENTS = 1_000_000;
  private static final int OPEN = 10_000;
  private static final int WARM_UP = 100;
  private static final int CALLS = 300;

  /** A key may make 960 calls in a minute. */
  private static final int CALLS_OF_A_KEY = 900;

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebOnly server;
  private final List<String> keys = new ArrayList<>();
  private int calls;

  private RestBench(WebOnly server) {
    this.server = server;
  }

  private static Map<String, IntFunction<String>> questions() {
    Map<String, IntFunction<String>> asked = new LinkedHashMap<>();
    asked.put("open incidents", i -> "/incidents?statuses[]=triggered&statuses[]=acknowledged");
    asked.put("all incidents, 100", i -> "/incidents?date_range=all&limit=100&offset=" + i);
    asked.put(
        "a service's incidents",
        i -> "/incidents?date_range=all&service_ids[]=" + LargeAccount.serviceId(i));
    asked.put(
        "a person's open incidents",
        i -> "/incidents?date_range=all&user_ids[]=" + LargeAccount.user(i));
    asked.put("an incident", i -> "/incidents/" + LargeHistory.id(1 + i * 997));
    asked.put("users, 100", i -> "/users?limit=100&offset=" + i * 20);
    asked.put("users by name", i -> "/users?query=person%20" + i);
    asked.put("a user", i -> "/users/" + LargeAccount.user(i * 7));
    asked.put("services, 100", i -> "/services?limit=100&offset=" + i % 900);
    asked.put("schedules, 100", i -> "/schedules?limit=100&offset=" + i % 900);
    asked.put(
        "a schedule for two weeks",
        i ->
            "/schedules/"
                + LargeAccount.scheduleId(i)
                + "?since=2026-11-01T00:00:00Z&until=2026-11-15T00:00:00Z");
    asked.put("on call in the whole account, first 100", i -> "/oncalls?limit=100");
    asked.put("on call in the whole account, last 100", i -> "/oncalls?limit=100&offset=1900");
    asked.put(
        "a person's shifts of a month",
        i ->
            "/oncalls?since=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z&user_ids[]="
                + LargeAccount.user(i));
    return asked;
  }

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    try (WebOnly server = WebOnly.start(folder.resolve("data"), LargeAccount.all())) {
      long begin = System.nanoTime();
      LargeHistory.fill(server.stores().incidents(), INCIDENTS, OPEN);
      System.out.printf(
          "%,d incidents (%,d open) stored in %.0f s; log entries were not stored%n",
          INCIDENTS, OPEN, (System.nanoTime() - begin) / 1e9);
      System.out.printf("%-42s %10s %10s%n", "", "p50 ms", "p99 ms");
      RestBench bench = new RestBench(server);
      for (Map.Entry<String, IntFunction<String>> asked : questions().entrySet()) {
        bench.measure(asked.getKey(), asked.getValue());
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void measure(String name, IntFunction<String> question) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      ask(question.apply(i));
    }
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long begin = System.nanoTime();
      ask(question.apply(WARM_UP + i));
      nanos[i] = System.nanoTime() - begin;
    }
    System.out.printf(
        "%-42s %10.1f %10.1f%n",
        name, Figures.percentile(nanos, 0.5) / 1e6, Figures.percentile(nanos, 0.99) / 1e6);
  }

  private void ask(String path) throws IOException, InterruptedException {
    if (calls++ % CALLS_OF_A_KEY == 0) {
      keys.add(server.key());
    }
    String address = "http://127.0.0.1:" + server.port() + path.replace("[]", "%5B%5D");
    int status =
        client
            .send(
                HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Token token=" + keys.getLast())
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    if (status != 200) {
      throw new IllegalStateException(path + " was answered with " + status);
    }
  }
}
