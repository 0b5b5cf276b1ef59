/** The demo: a sample team with fake phones, on this machine and for a short while. */
@NullMarked
package tocsin.server.demo;

import org.jspecify.annotations.NullMarked;
