/** Stories about getting in. */
@org.jspecify.annotations.NullMarked
package tocsin.web.access;
