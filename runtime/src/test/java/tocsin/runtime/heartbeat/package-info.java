@NullMarked
package tocsin.runtime.heartbeat;

import org.jspecify.annotations.NullMarked;
