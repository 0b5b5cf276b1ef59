/** Watches heartbeats, and says through their own doors when one is missing or back. */
@NullMarked
package tocsin.runtime.heartbeat;

import org.jspecify.annotations.NullMarked;
