@NullMarked
package tocsin.web.page.frame;

import org.jspecify.annotations.NullMarked;
