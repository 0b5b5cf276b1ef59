/** Tests of the stores in memory. */
@NullMarked
package tocsin.storage.kit;

import org.jspecify.annotations.NullMarked;
