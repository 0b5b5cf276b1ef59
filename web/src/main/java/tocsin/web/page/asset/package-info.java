/** Stylesheet, icons and script, ready to be sent. */
@NullMarked
package tocsin.web.page.asset;

import org.jspecify.annotations.NullMarked;
