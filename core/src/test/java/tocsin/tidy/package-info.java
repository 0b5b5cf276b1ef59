/**
 * Keeps the whole checkout tidy: looks at every module's files, so it can run before they are
 * compiled.
 */
@NullMarked
package tocsin.tidy;

import org.jspecify.annotations.NullMarked;
