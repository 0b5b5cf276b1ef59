package tocsin.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import tocsin.core.id.IdSource;
import tocsin.web.SecretSource;

/**
 * Time and chance, which everybody but the program itself is handed.
 *
 * @param uuids names that nobody else anywhere gives
 * @param jitter from 0 to 1
 */
public record World(
    InstantSource clock,
    IdSource ids,
    SecretSource secrets,
    Supplier<String> uuids,
    DoubleSupplier jitter) {

  /** The one we live in. */
  public static World real() {
    SecureRandom random = new SecureRandom();
    return new World(
        InstantSource.system(),
        new TimeOrderedIds(InstantSource.system(), random),
        count -> {
          byte[] secret = new byte[count];
          random.nextBytes(secret);
          return secret;
        },
        () -> UUID.randomUUID().toString(),
        () -> ThreadLocalRandom.current().nextDouble());
  }
}
