package tocsin.web.http;

/** How a face shows problems: the REST API as JSON with a code, the pages as a page. */
@FunctionalInterface
public interface ProblemFormat {
  /** The reply that tells the sender; never throws. */
  Reply show(Problem problem);
}
