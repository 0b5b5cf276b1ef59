package tocsin.web.http;

/** Answers one kind of request, in plain blocking Java on a virtual thread. */
@FunctionalInterface
public interface Endpoint {
  /**
   * The answer. A {@link ProblemException} or {@link tocsin.storage.StorageException} becomes a
   * problem of the face that the endpoint belongs to; anything else is logged and a plain 500.
   */
  Reply answer(Request request) throws Exception;
}
