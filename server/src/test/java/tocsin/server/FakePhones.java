package tocsin.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tocsin.channel.FakeHttp;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.twilio.FakeTwilio;

/** A provider of telephones with Twilio's interface that may be dead, and who picks up there. */
final class FakePhones extends FakeHttp {
  static final String TOKEN = "s3cret";

  private final BlockingQueue<Map<String, String>> rang = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile boolean dead;

  /** From now on it answers nobody sensibly. */
  void die() {
    dead = true;
  }

  /** The next message or call, whoever it is for. */
  Map<String, String> next() throws InterruptedException {
    Map<String, String> form = rang.poll(30, TimeUnit.SECONDS);
    if (form == null) {
      throw new AssertionError("No telephone rang");
    }
    return form;
  }

  @Override
  protected Reply answer(Request request) {
    if (dead) {
      return Reply.of(503, "");
    }
    rang.add(FlatFields.form(request.text()));
    return Reply.of(201, "{\"sid\":\"SM1\"}");
  }

  /** Calls Tocsin, signed with that token; what it answers, or the status if that is not 200. */
  String call(String url, Map<String, String> fields, String token)
      throws IOException, InterruptedException {
    SortedMap<String, String> form = new TreeMap<>(fields);
    String body =
        form.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", FakeTwilio.signature(url, form, token))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
  }

  /** Somebody writes to our number; what they are told. */
  String text(String url, String from, String words) {
    try {
      return call(url, Map.of("From", from, "To", "+15550100", "Body", words), TOKEN);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    super.close();
    http.close();
  }
}
