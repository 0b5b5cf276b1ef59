package tocsin.web.page.asset;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/** The static files of the pages, loaded once, named by their content, kept by browsers forever. */
public final class Assets {
  private static final String PATH = "/ui/static/";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private static final Map<String, Asset> BY_FILE = new LinkedHashMap<>();
  private static final Map<String, Asset> BY_NAME = new LinkedHashMap<>();

  static {
    add("tabler.css", "text/css;charset=utf-8");
    add("tocsin.css", "text/css;charset=utf-8");
    add("tocsin.js", "text/javascript;charset=utf-8");
    add("keys.js", "text/javascript;charset=utf-8");
    add("icons.svg", "image/svg+xml");
    add("push.js", "text/javascript;charset=utf-8");
    add("icon.svg", "image/svg+xml");
    add("icon-192.png", "image/png");
    add("icon-512.png", "image/png");
  }

  private Assets() {}

  private static void add(String file, String contentType) {
    Asset asset = Asset.load(file, contentType);
    BY_FILE.put(file, asset);
    BY_NAME.put(asset.name(), asset);
  }

  /** The address of the file, for templates. */
  public static String url(String file) {
    Asset asset = BY_FILE.get(file);
    if (asset == null) {
      throw new IllegalArgumentException("There is no static file " + file);
    }
    return PATH + asset.name();
  }

  /** Answers a request for {@code /ui/static/:file}. */
  public static Reply serve(Request request) {
    Asset asset = BY_NAME.get(request.param("file"));
    if (asset == null) {
      Problem old = Problems.NOT_FOUND.because("The page is from an older version. Reload it.");
      throw new ProblemException(old);
    }
    boolean zipped =
        accepted(request)
            .filter(line -> line.toLowerCase(Locale.ROOT).contains("gzip"))
            .isPresent();
    Reply reply =
        Reply.of(200, asset.contentType(), zipped ? asset.zipped() : asset.plain())
            .with("Cache-Control", FOREVER)
            .with("Vary", "Accept-Encoding");
    return zipped ? reply.with("Content-Encoding", "gzip") : reply;
  }

  private static Optional<String> accepted(Request request) {
    return request.header("Accept-Encoding");
  }
}
