package tocsin.web.page;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: keeps cookies, sends forms, follows redirects when told to. */
final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String page = "";

  Browser(String url) {
    this.url = url;
  }

  Browser with(String cookie, String value) {
    cookies.put(cookie, value);
    return this;
  }

  /** What came back, with the text of the page. */
  record Shown(int status, String body, HttpResponse<String> response) {
    String location() {
      return response.headers().firstValue("Location").orElse("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The body's words, without markup. */
    String words() {
      return body.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
    }
  }

  Shown get(String path) {
    Shown shown = send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    page = shown.body();
    return shown;
  }

  /** Sends a form with the token of the page that is shown. */
  Shown post(String path, String... namesAndValues) {
    Matcher token = TOKEN.matcher(page);
    String csrf = token.find() ? token.group(1) : "";
    return postWith(csrf, path, namesAndValues);
  }

  Shown postWith(String csrf, String path, String... namesAndValues) {
    StringBuilder form = new StringBuilder("csrf=" + encode(csrf));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append('&').append(namesAndValues[i]).append('=').append(encode(namesAndValues[i + 1]));
    }
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  /** Goes where the answer leads. */
  Shown follow(Shown shown) {
    return get(shown.location());
  }

  boolean has(String cookie) {
    return !cookies.getOrDefault(cookie, "").isEmpty();
  }

  private Shown send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Shown(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new AssertionError("The server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void keep(String line) {
    String pair = line.split(";", 2)[0];
    int equals = pair.indexOf('=');
    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
