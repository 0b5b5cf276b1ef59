package tocsin.acceptance.mail;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A link in a mail, opened in a browser that knows no scripts and never logged in. */
final class TappedLink {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI link;

  TappedLink(String link) {
    this.link = URI.create(link);
  }

  /** Opens it, as a mail scanner does too; the page. */
  String open() throws IOException, InterruptedException {
    HttpResponse<String> page =
        browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  /** Opens it and presses the one button there; the page that follows. */
  String press() throws IOException, InterruptedException {
    String form =
        HIDDEN
            .matcher(open())
            .results()
            .map(field ->
                field.group(1) + "=" + URLEncoder.encode(field.group(2), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest post =
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> page = browser.send(post, BodyHandlers.ofString());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }
}
