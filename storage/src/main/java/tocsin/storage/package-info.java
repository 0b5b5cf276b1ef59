/** The ports: what the program asks of a store, whatever the engine. */
@NullMarked
package tocsin.storage;

import org.jspecify.annotations.NullMarked;
