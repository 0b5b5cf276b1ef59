package tocsin.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection over which one event after the other is sent, in the least HTTP there is. */
public final class EventConnection implements AutoCloseable {
  private static final int TIMEOUT = 60_000;

  private final Socket socket;
  private final InputStream in;

  /** Connects to a server. */
  public EventConnection(URI server) throws IOException {
    socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a body to the Events API v2; the status of the answer. */
  public int send(String body) throws IOException {
    String request =
        "POST %s HTTP/1.1\r\nHost: tocsin\r\nContent-Type: application/json\r\n"
                .formatted(BareAnswer.PATH)
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return BareAnswer.read(body, in);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
