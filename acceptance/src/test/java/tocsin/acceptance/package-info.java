/** Stories told against a started server. */
@NullMarked
package tocsin.acceptance;

import org.jspecify.annotations.NullMarked;
