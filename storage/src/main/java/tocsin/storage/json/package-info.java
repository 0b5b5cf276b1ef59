/**
 * The JSON texts in which domain values are stored: the same for every engine, and readable by
 * later versions. Ids are plain strings, instants and durations are numbers of milliseconds, and
 * values of sealed types carry a short kind name.
 */
@NullMarked
package tocsin.storage.json;

import org.jspecify.annotations.NullMarked;
