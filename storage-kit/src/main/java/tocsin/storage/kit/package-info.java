/** A contract test kit for each port, and the stores in memory that pass them. */
@NullMarked
package tocsin.storage.kit;

import org.jspecify.annotations.NullMarked;
