/** What keeps open pages up to date. */
@NullMarked
package tocsin.web.page.live;

import org.jspecify.annotations.NullMarked;
