/** The SQL engines of the ports. */
@NullMarked
package tocsin.storage.sql;

import org.jspecify.annotations.NullMarked;
