@NullMarked
package tocsin.runtime.relay;

import org.jspecify.annotations.NullMarked;
