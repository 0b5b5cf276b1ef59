/** Starting and stopping the real process, and data folders that aren't as they should be. */
@NullMarked
package tocsin.acceptance.lifecycle;

import org.jspecify.annotations.NullMarked;
