@org.jspecify.annotations.NullMarked
package tocsin.web.rest;
