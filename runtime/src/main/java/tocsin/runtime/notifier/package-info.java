/** Takes notifications from the outbox to a channel, through a journal that survives a crash. */
@NullMarked
package tocsin.runtime.notifier;

import org.jspecify.annotations.NullMarked;
