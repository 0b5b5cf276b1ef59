package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tocsin.channel.FakeHttp;

/** A medium whose provider is called over HTTP; what people get is what came to one path. */
abstract class HttpMedium<F extends FakeHttp> implements Medium {
  static final String JSON = "application/json";

  final F provider;
  private final String path;

  HttpMedium(F provider, String path) {
    this.provider = provider;
    this.path = path;
  }

  @Override
  public List<String> got(RealServer server) {
    return provider.requests(path).stream().map(FakeHttp.Request::text).toList();
  }

  /** Waits until the provider was asked there for something with these words. */
  final String asked(String where, String words) {
    return RealServer.await(
        where + " to say " + words,
        () ->
            provider.requests(where).stream()
                .map(FakeHttp.Request::text)
                .filter(text -> text.contains(words))
                .findFirst());
  }

  final void assertStatus(int expected, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
  }

  @Override
  public final String toString() {
    return label();
  }

  @Override
  public void close() {
    provider.close();
  }
}
