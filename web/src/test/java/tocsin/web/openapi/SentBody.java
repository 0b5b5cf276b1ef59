package tocsin.web.openapi;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Reads a request's body once more; those of the tests are in memory and come at once. */
final class SentBody implements Flow.Subscriber<ByteBuffer> {
  private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private SentBody() {}

  static byte[] of(HttpRequest.BodyPublisher publisher) {
    SentBody body = new SentBody();
    publisher.subscribe(body);
    return body.whole.join();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    bytes.writeBytes(copy);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
