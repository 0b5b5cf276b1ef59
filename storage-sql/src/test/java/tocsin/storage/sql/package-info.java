/** Tests of the SQL engines. */
@NullMarked
package tocsin.storage.sql;

import org.jspecify.annotations.NullMarked;
