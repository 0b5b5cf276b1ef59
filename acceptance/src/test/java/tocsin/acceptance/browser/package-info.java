/** The web pages in a real Chromium: the demo's journey, without scripts, and for everybody. */
@NullMarked
package tocsin.acceptance.browser;

import org.jspecify.annotations.NullMarked;
