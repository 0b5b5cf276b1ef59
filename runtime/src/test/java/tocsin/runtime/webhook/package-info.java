/** Stories about telling others by webhook, with a small real HTTP server that is told. */
@NullMarked
package tocsin.runtime.webhook;

import org.jspecify.annotations.NullMarked;
