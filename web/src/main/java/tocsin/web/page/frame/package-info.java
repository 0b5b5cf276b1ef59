/** What all pages share: who looks, at what time, in which frame. */
@NullMarked
package tocsin.web.page.frame;

import org.jspecify.annotations.NullMarked;
