package tocsin.server.outlet;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import tocsin.channel.Answers;
import tocsin.channel.Receipts;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.server.World;
import tocsin.server.settings.Settings;
import tocsin.storage.Stores;

/**
 * What the ways out may use of the rest of the program.
 *
 * @param stores for secrets of their own, such as signing keys
 * @param directory people and what reaches them
 * @param answers where what people answer goes
 * @param receipts where what providers say later goes
 * @param meters what is counted
 * @param address where people and programs reach us, without a slash at its end; may wait until
 *     that is known, so never ask it while opening
 */
public record Around(
    Settings settings,
    World world,
    Stores stores,
    LiveDirectory directory,
    Answers answers,
    Receipts receipts,
    MeterRegistry meters,
    Supplier<Optional<String>> address) {}
