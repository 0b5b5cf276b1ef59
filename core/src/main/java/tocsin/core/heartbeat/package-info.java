/** Dead man's switches: integrations that page when an expected ping is missing. */
@NullMarked
package tocsin.core.heartbeat;

import org.jspecify.annotations.NullMarked;
