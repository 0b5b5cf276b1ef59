/** HTTP in all its faces. */
@NullMarked
package tocsin.web;

import org.jspecify.annotations.NullMarked;
