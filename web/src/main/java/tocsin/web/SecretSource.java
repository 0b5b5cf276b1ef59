package tocsin.web;

/** Where secrets come from: a cryptographically strong source, handed in by the server. */
@FunctionalInterface
public interface SecretSource {
  /** That many fresh random bytes. */
  byte[] bytes(int count);
}
