package tocsin.channel.phone.smpp;

import java.io.IOException;
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
import org.jsmpp.session.connection.socket.SocketConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Keeps one connection to a message centre, and makes another when it breaks. */
final class SmppLink {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int ENQUIRE_MILLIS = 30_000;

  private final SmppSettings settings;
  private final MessageReceiverListener listener;
  private @Nullable SMPPSession session;
  private boolean closed;

  SmppLink(SmppSettings settings, MessageReceiverListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** The connection, if there is one now. */
  synchronized @Nullable SMPPSession session() {
    SMPPSession now = session;
    return now != null && now.getSessionState().isBound() ? now : null;
  }

  /** Connects if need be; when to look again. */
  synchronized Instant poll(Instant now) {
    if (session() == null && !closed) {
      try {
        session = bound();
      } catch (IOException e) {
        session = null; // each message says so until the next look
      }
    }
    return now.plus(PAUSE);
  }

  private SMPPSession bound() throws IOException {
    SmppSettings.Centre centre = settings.centre();
    SMPPSession fresh =
        new SMPPSession(centre.tls() ? SmppLink::encrypted : SocketConnectionFactory.getInstance());
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

  /** The certificate must be the host's. */
  private static SocketConnection encrypted(String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(host, port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return new SocketConnection(socket);
  }

  synchronized void close() {
    closed = true;
    if (session != null) {
      session.unbindAndClose();
    }
  }
}
