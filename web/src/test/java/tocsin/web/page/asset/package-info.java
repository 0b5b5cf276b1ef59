@NullMarked
package tocsin.web.page.asset;

import org.jspecify.annotations.NullMarked;
