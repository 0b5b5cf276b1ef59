package tocsin.channel.phone.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/** Keeps one connection to a message centre, and makes another when it breaks. */
final class SmppLink {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int ENQUIRE_MILLIS = 30_000;

  private final SmppSettings settings;
  private final MessageReceiverListener listener;
  private volatile @Nullable SMPPSession session;
  private volatile boolean closed;

  SmppLink(SmppSettings settings, MessageReceiverListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** The connection, if there is one now. Never waits for one that is being made. */
  @Nullable SMPPSession session() {
    SMPPSession now = session;
    return now != null && now.getSessionState().isBound() ? now : null;
  }

  /** Connects if need be; when to look again. One thread. */
  Instant poll(Instant now) {
    if (session() == null && !closed) {
      try {
        session = bound();
      } catch (IOException e) {
        session = null; // each message says so until the next look
      }
      if (closed) {
        hangUp();
      }
    }
    return now.plus(PAUSE);
  }

  private SMPPSession bound() throws IOException {
    SmppSettings.Centre centre = settings.centre();
    SMPPSession fresh =
        new SMPPSession((host, port) ->
            new SocketConnection(centre.tls() ? encrypted(host, port) : connected(host, port)));
    fresh.setTransactionTimer(settings.patience().toMillis());
    fresh.setEnquireLinkTimer(ENQUIRE_MILLIS);
    fresh.setMessageReceiverListener(listener);
    try {
      String _ =
          fresh.connectAndBind(
              centre.host(),
              centre.port(),
              new BindParameter(
                  BindType.BIND_TRX,
                  centre.systemId(),
                  centre.password(),
                  "",
                  TypeOfNumber.UNKNOWN,
                  NumberingPlanIndicator.UNKNOWN,
                  null),
              settings.patience().toMillis());
      return fresh;
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e instanceof IOException broken ? broken : new IOException(e);
    }
  }

  /** Without a limit a host that drops everything would be waited for over two minutes. */
  private Socket connected(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), patienceMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The certificate must be the host's. */
  private Socket encrypted(String host, int port) throws IOException {
    Socket plain = connected(host, port);
    plain.setSoTimeout(patienceMillis());
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  private int patienceMillis() {
    return Math.toIntExact(settings.patience().toMillis());
  }

  void close() {
    closed = true;
    hangUp();
  }

  private void hangUp() {
    SMPPSession last = session;
    if (last != null) {
      last.unbindAndClose();
    }
  }
}
