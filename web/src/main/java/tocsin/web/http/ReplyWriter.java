package tocsin.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Puts replies on the wire, with the headers that make browsers careful. */
public final class ReplyWriter {
  private static final int WORTH_ZIPPING = 1_000;
  private static final List<Reply.Header> CAREFUL =
      List.of(
          new Reply.Header("X-Content-Type-Options", "nosniff"),
          new Reply.Header("X-Frame-Options", "DENY"),
          new Reply.Header("Referrer-Policy", "no-referrer"),
          new Reply.Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          new Reply.Header("Cache-Control", "no-store"));

  private ReplyWriter() {}

  /**
   * Sends the reply; must run on the request's event loop. Each careful header is added unless the
   * reply sets its own.
   */
  public static void write(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return; // the client hung up, there is nobody to tell
    }
    response.setStatusCode(reply.status());
    for (Reply.Header header : CAREFUL) {
      response.putHeader(header.name(), header.value());
    }
    for (Reply.Header header : reply.headers()) {
      response.headers().remove(header.name());
    }
    for (Reply.Header header : reply.headers()) {
      response.headers().add(header.name(), header.value());
    }
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(reply.body().length));
      response.end();
    } else {
      response.end(Buffer.buffer(reply.body()));
    }
  }

  /** The reply, compressed when the client takes that and it is worth it. */
  static Reply zipped(Request request, Reply reply) {
    boolean asked =
        request
            .header("Accept-Encoding")
            .filter(line -> line.toLowerCase(Locale.ROOT).contains("gzip"))
            .isPresent();
    if (!asked || reply.body().length < WORTH_ZIPPING || reply.has("Content-Encoding")) {
      return reply;
    }
    var bytes = new ByteArrayOutputStream(reply.body().length / 2);
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can always be written", e);
    }
    return new Reply(reply.status(), reply.headers(), bytes.toByteArray())
        .with("Content-Encoding", "gzip")
        .with("Vary", "Accept-Encoding");
  }
}
