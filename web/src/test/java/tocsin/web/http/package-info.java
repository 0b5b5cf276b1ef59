/** Tests of what stands under all faces. */
@org.jspecify.annotations.NullMarked
package tocsin.web.http;
