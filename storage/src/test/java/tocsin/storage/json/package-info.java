/** Tests of the stored JSON forms. */
@NullMarked
package tocsin.storage.json;

import org.jspecify.annotations.NullMarked;
