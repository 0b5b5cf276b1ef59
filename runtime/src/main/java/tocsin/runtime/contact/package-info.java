/** Proving that a contact method is its user's. */
@NullMarked
package tocsin.runtime.contact;

import org.jspecify.annotations.NullMarked;
