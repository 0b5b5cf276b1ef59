package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The link in a message that acknowledges, opened in a browser that never logged in. */
record AnswerLink(String url) {
  /** Tokens of links that acknowledge begin with an a. */
  private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]+/ui/a/a[^\\s\"<>]+");

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  /** The first of them in that message. */
  static AnswerLink in(String message) {
    Matcher link = LINK.matcher(message);
    assertThat(link.find()).as(message).isTrue();
    return new AnswerLink(link.group());
  }

  /** With another letter in its signature it opens nothing, and as a tap does nothing. */
  void isRefusedWhenTouched(RealServer server) {
    // Not the very last letter: some of its bits mean nothing.
    int at = url.length() - 3;
    String other = url.charAt(at) == 'x' ? "y" : "x";
    String touched = url.substring(0, at) + other + url.substring(at + 1);
    assertThat(server.get(touched).statusCode()).isGreaterThanOrEqualTo(400);
    String token = touched.substring(touched.lastIndexOf('/') + 1);
    String tap = server.address() + "/tap/" + token;
    assertThat(server.post(tap, "text/plain", "", Map.of()).statusCode()).isEqualTo(404);
  }

  /** Opens it and presses the one button there; the page that follows. */
  String press() {
    try (HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      HttpRequest open = HttpRequest.newBuilder(URI.create(url)).build();
      String form =
          HIDDEN
              .matcher(read(browser, open))
              .results()
              .map(field ->
                  field.group(1) + "=" + URLEncoder.encode(field.group(2), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return read(
          browser,
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(HttpClient browser, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> page = browser.send(request, BodyHandlers.ofString());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }
}
