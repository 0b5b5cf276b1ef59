package tocsin.web.page.asset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A static file, as it is and compressed.
 *
 * @param name with a hash of its content in it, so that browsers may keep it forever
 */
record Asset(String name, String contentType, byte[] plain, byte[] zipped) {
  private static final int HASH_DIGITS = 10;

  /** Reads the resource of this package's module with that file name. */
  static Asset load(String file, String contentType) {
    try (InputStream in = Asset.class.getResourceAsStream("/tocsin/web/asset/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The program was built without " + file);
      }
      byte[] plain = in.readAllBytes();
      int dot = file.lastIndexOf('.');
      String name = file.substring(0, dot) + "." + hash(plain) + file.substring(dot);
      return new Asset(name, contentType, plain, zip(plain));
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own file " + file + " can't be read", e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static byte[] zip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
    try (GZIPOutputStream zip = new BestGzip(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Compresses as well as it can; done once per start. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
