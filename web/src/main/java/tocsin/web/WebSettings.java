package tocsin.web;

import org.jspecify.annotations.Nullable;
import tocsin.web.http.OwnAddress;
import tocsin.web.http.Proxies;
import tocsin.web.http.TlsFiles;

/**
 * What the HTTP faces can be told.
 *
 * @param host the address to listen on
 * @param port 0 takes any free port
 * @param address under which people and programs reach this server
 * @param tls what to prove who we are with; null: plain HTTP
 * @param demo the demo shows the pocket and says so
 * @param proxies who is believed about the clients that they speak for
 */
public record WebSettings(
    String host,
    int port,
    OwnAddress address,
    @Nullable TlsFiles tls,
    boolean demo,
    Proxies proxies) {

  /**
   * Plain HTTP without proxies, and one address for everything; null: the one that each request was
   * sent to.
   */
  public WebSettings(String host, int port, @Nullable String publicUrl, boolean demo) {
    this(host, port, new OwnAddress(publicUrl, null, null), null, demo, Proxies.NONE);
  }
}
