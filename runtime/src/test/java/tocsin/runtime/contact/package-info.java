@org.jspecify.annotations.NullMarked
package tocsin.runtime.contact;
