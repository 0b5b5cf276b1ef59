/** The web pages: which address shows which page. */
@NullMarked
package tocsin.web.page;

import org.jspecify.annotations.NullMarked;
