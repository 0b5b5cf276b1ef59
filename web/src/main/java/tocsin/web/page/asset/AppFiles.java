package tocsin.web.page.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tocsin.web.http.Reply;

/**
 * What makes the pages an app that can be installed and pushed to: the manifest and the service
 * worker. They keep their addresses, so browsers ask for them anew.
 */
public final class AppFiles {
  /** The worker may call nobody but us. */
  private static final String POLICY = "default-src 'none'; connect-src 'self'; img-src 'self'";

  private static final byte[] MANIFEST = read("manifest.webmanifest");
  private static final byte[] WORKER = read("sw.js");

  private AppFiles() {}

  /** Answers {@code /ui/manifest.webmanifest}. */
  public static Reply manifest() {
    return Reply.of(200, "application/manifest+json", MANIFEST)
        .with("Cache-Control", "public, max-age=3600");
  }

  /** Answers {@code /ui/sw.js}. Where it stands says which pages it is for: all below. */
  public static Reply worker() {
    return Reply.of(200, "text/javascript;charset=utf-8", WORKER)
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", POLICY);
  }

  /** With the addresses of our own pictures in it. */
  private static byte[] read(String file) {
    try (InputStream in = AppFiles.class.getResourceAsStream("/tocsin/web/app/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The program was built without " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{icon}", Assets.url("icon-192.png"))
          .replace("{icon-512}", Assets.url("icon-512.png"))
          .replace("{icon-svg}", Assets.url("icon.svg"))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own file " + file + " can't be read", e);
    }
  }
}
