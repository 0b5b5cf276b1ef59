package tocsin.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how much of the disk the data folder takes and how much is left, whenever it is asked. */
final class DiskUse {
  private static final Logger LOG = LoggerFactory.getLogger(DiskUse.class);

  private DiskUse() {}

  static void measure(Path folder, MeterRegistry meters) {
    new DiskSpaceMetrics(folder.toFile()).bindTo(meters);
    Gauge _ =
        Gauge.builder("tocsin.disk.used", folder, DiskUse::bytes)
            .baseUnit("bytes")
            .description("What the data folder holds")
            .register(meters);
  }

  /** Files that go while they are counted are not counted. */
  static double bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("The data folder changed while it was measured", e);
      return Double.NaN;
    }
  }
}
