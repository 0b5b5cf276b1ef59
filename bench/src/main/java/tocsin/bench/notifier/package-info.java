/** How fast one shard of the notifier is by itself. */
@NullMarked
package tocsin.bench.notifier;

import org.jspecify.annotations.NullMarked;
