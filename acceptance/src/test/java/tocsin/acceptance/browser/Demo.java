package tocsin.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.acceptance.ServerProcess;

/** {@code ./tocsin demo} in a process of its own. */
final class Demo implements AutoCloseable {
  private static final Pattern CURL =
      Pattern.compile("curl (\\S+) -H 'Content-Type: application/json' -d '(.*)'");

  private final ServerProcess server;
  private final String curl;

  Demo(Path folder) throws InterruptedException {
    server = ServerProcess.launch(List.of("demo", "--port", "0"), folder.resolve("demo.log"));
    curl = server.line("curl ");
  }

  /** Where that page is. */
  String page(String path) throws InterruptedException {
    return server.address() + path;
  }

  /** Does what the curl line says that it prints, with an event of that key and summary. */
  void event(String dedupKey, String summary) throws IOException, InterruptedException {
    Matcher line = CURL.matcher(curl);
    assertThat(line.matches()).as(curl).isTrue();
    String body =
        line.group(2)
            .replaceFirst("\"dedup_key\": *\"[^\"]*\"", "\"dedup_key\":\"" + dedupKey + "\"")
            .replaceFirst("\"summary\": *\"[^\"]*\"", "\"summary\":\"" + summary + "\"");
    assertThat(body).contains(dedupKey, summary);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(line.group(1)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
  }

  /** Logs that visitor in as the owner; the page that follows. */
  Page logIn(BrowserContext visitor) throws InterruptedException {
    Page page = visitor.newPage();
    page.navigate(page("/ui/login"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in as Farah")).click();
    page.waitForURL(address -> !address.contains("/login"));
    return page;
  }

  /** The address of the incident with that title, on the page of all. */
  String incident(Page page, String title) throws InterruptedException {
    page.navigate(page("/ui/incidents"));
    String path =
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title))
            .first()
            .getAttribute("href");
    return page(path);
  }

  @Override
  public void close() {
    server.close();
  }
}
