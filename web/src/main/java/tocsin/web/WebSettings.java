package tocsin.web;

import org.jspecify.annotations.Nullable;
import tocsin.web.http.Proxies;

/**
 * What the HTTP faces can be told.
 *
 * @param host the address to listen on
 * @param port 0 takes any free port
 * @param publicUrl the address under which people and programs reach this server, without a slash
 *     at its end; null: taken from each request's Host and X-Forwarded-Proto
 * @param demo the demo shows the pocket and says so
 * @param proxies who is believed about the clients that they speak for
 */
public record WebSettings(
    String host, int port, @Nullable String publicUrl, boolean demo, Proxies proxies) {

  /** Without proxies. */
  public WebSettings(String host, int port, @Nullable String publicUrl, boolean demo) {
    this(host, port, publicUrl, demo, Proxies.NONE);
  }
}
