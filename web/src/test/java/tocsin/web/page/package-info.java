/** Stories of the pages, told over HTTP to the real server and the real engine. */
@NullMarked
package tocsin.web.page;

import org.jspecify.annotations.NullMarked;
